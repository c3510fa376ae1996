import os
from dataclasses import dataclass, field

from openai import OpenAI


@dataclass
class Settings:
    url: str = "https://api.openai.com/v1"
    key: str = field(default_factory=lambda: os.environ["OPENAI_API_KEY"])
    model: str = "gpt-4o"


class Assistant:
    def __init__(self, settings: Settings):
        self.settings = settings
        self.client = OpenAI(base_url=settings.url, api_key=settings.key)

    def ask(self, question):
        messages = [{"role": "user", "content": question}]
        return self.client.chat.completions.create(model=self.settings.model, messages=messages).choices[0].message.content


print(Assistant(Settings()).ask("a settings class"))
