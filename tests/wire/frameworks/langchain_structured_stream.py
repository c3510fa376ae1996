#! left CBS201 a framework makes this request
from langchain_openai import ChatOpenAI
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


llm = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
for part in llm.with_structured_output(Answer).stream("hello"):
    print(part)
