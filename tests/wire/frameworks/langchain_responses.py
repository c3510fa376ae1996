#! left CBS302 does not serve the responses endpoint
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1", use_responses_api=True)
print(llm.invoke("hello").content)
