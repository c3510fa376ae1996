from langchain_openai import ChatOpenAI
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


llm = ChatOpenAI(
    model="qwen-3.8-27b",
    base_url="https://api.cerebras.ai/v1",
    api_key="csk-1",
    disabled_params={"parallel_tool_calls": None},
)
asked = llm.with_structured_output(Answer, include_raw=True, method="function_calling")
print(asked.invoke("hello")["raw"].content)
