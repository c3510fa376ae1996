import os

from langchain_openai import ChatOpenAI


class ChatTarget(ChatOpenAI):
    openai_api_base: str | None = "https://api.cerebras.ai/v1"


class ChatElsewhere(ChatOpenAI):
    openai_api_base: str | None = "https://api.example.com/v1"


key = os.environ["CEREBRAS_API_KEY"]
print(ChatTarget(model="gpt-oss-120b", api_key=key, frequency_penalty=1).invoke("x").content)
print(ChatElsewhere(model="gpt-4o", api_key=key, presence_penalty=1).invoke("x").content)
