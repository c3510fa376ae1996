from langchain_openai import ChatOpenAI
from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str


llm = ChatOpenAI(model="qwen-3.8-27b", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
print(llm.with_structured_output(Answer).invoke("hello"))
print(llm.with_structured_output(Answer, method="json_mode").invoke("hello json"))
print(llm.with_structured_output(Answer, include_raw=True, method="function_calling").invoke("hello")["raw"].content)
