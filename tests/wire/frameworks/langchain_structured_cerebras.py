from langchain_cerebras import ChatCerebras
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


llm = ChatCerebras(model="qwen-3.8-27b")
print(llm.with_structured_output(Answer, include_raw=True).invoke("hello")["raw"].content)
