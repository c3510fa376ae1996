import os
from dataclasses import dataclass

from openai import OpenAI


@dataclass(frozen=True)
class Provider:
    name: str
    url: str
    key: str
    model: str

    def client(self):
        return OpenAI(base_url=self.url, api_key=self.key)


GROQ = Provider("groq", "https://api.groq.com/openai/v1", "k", "gpt-4")
CEREBRAS = Provider("cerebras", "https://api.cerebras.ai/v1", os.environ["CEREBRAS_API_KEY"], "gpt-oss-120b")

print(GROQ.client().chat.completions.create(model=GROQ.model, messages=[], frequency_penalty=1).choices[0].message.content)
print(CEREBRAS.client().chat.completions.create(model=CEREBRAS.model, messages=[], logit_bias={}).choices[0].message.content)
