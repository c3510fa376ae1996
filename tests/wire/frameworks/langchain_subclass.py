import os

from langchain_openai import ChatOpenAI


class Ours(ChatOpenAI):
    def __init__(self, **more):
        super().__init__(
            base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"], frequency_penalty=1, **more
        )


print(Ours(model="gpt-oss-120b").invoke("hello").content)
