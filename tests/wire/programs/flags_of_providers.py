import os
from dataclasses import dataclass

from openai import OpenAI


@dataclass(frozen=True)
class Provider:
    url: str
    key: str
    model: str
    supports_penalties: bool = False


PROVIDERS = {
    "cerebras": Provider("https://api.cerebras.ai/v1", os.environ["CEREBRAS_API_KEY"], "gpt-oss-120b"),
    "local": Provider("http://localhost:8000/v1", "x", "llama", supports_penalties=True),
}


class Chat:
    def __init__(self, name):
        self.provider = PROVIDERS[name]
        self.client = OpenAI(base_url=self.provider.url, api_key=self.provider.key)

    def ask(self, text, penalty=None):
        params = {"model": self.provider.model, "messages": [{"role": "user", "content": text}]}
        if penalty is not None and self.provider.supports_penalties:
            params["frequency_penalty"] = penalty
        return self.client.chat.completions.create(**params).choices[0].message.content


for name in PROVIDERS:
    print(Chat(name).ask("Hi", penalty=0.5))
