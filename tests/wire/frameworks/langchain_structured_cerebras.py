from langchain_cerebras import ChatCerebras
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


llm = ChatCerebras(model="gpt-oss-120b")
print(llm.with_structured_output(Answer, include_raw=True).invoke("hello")["raw"].content)
