#! left CBS301 take its class for chats
from llama_index.llms.openai_like import OpenAILike

llm = OpenAILike(model="gpt-oss-120b", api_base="https://api.cerebras.ai/v1", api_key="csk-1")
print(llm.complete("hello"))
