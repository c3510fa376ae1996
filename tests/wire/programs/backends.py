import os
from abc import ABC, abstractmethod

from openai import OpenAI


class Backend(ABC):
    def __init__(self):
        self.client = self.connect()

    @abstractmethod
    def connect(self): ...

    def ask(self, text, **options):
        return self.client.chat.completions.create(
            model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
        ).choices[0].message.content


class Local(Backend):
    def connect(self):
        return OpenAI(base_url="http://localhost:8000/v1", api_key="x")


class Cerebras(Backend):
    def connect(self):
        return OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])


print(Local().ask("Hi", frequency_penalty=1, service_tier="auto"))
print(Cerebras().ask("Hi", presence_penalty=1))
