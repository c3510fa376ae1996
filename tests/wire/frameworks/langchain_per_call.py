import asyncio

from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model_name="gpt-oss-120b", openai_api_base="https://api.cerebras.ai/v1", openai_api_key="csk-1")
print(llm.invoke("hello", presence_penalty=1).content)
print(asyncio.run(llm.ainvoke("hello", service_tier=None)).content)
