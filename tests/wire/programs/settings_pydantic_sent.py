from openai import OpenAI
from pydantic import BaseModel, Field


class Settings(BaseModel):
    model: str = Field(default="gpt-oss-120b")
    frequency_penalty: float = Field(0.2, ge=-2, le=2)


class Bot:
    def __init__(self, settings):
        self.settings = settings
        self.client = OpenAI()

    def ask(self, text):
        return self.client.chat.completions.create(
            messages=[{"role": "user", "content": text}], **self.settings.model_dump()
        )


print(Bot(Settings()).ask("Hi").choices[0].message.content)
