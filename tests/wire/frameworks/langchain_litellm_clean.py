import os

from langchain_litellm import ChatLiteLLM

llm = ChatLiteLLM(model="cerebras/gpt-oss-120b", api_key=os.environ["CEREBRAS_API_KEY"], temperature=0.5, max_tokens=500, streaming=True)
print(llm.invoke("hello").content)
