#! left CBS201 a framework makes this request
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(
    model="gpt-oss-120b",
    base_url="https://api.cerebras.ai/v1",
    api_key="csk-1",
    streaming=True,
    model_kwargs={"response_format": {"type": "json_object"}},
)
print(llm.invoke("hello").content)
