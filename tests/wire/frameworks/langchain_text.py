#! left CBS301 take its class for chats
from langchain_openai import OpenAI

llm = OpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
print(llm.invoke("hello"))
