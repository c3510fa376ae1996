from openai import OpenAI
from pydantic import BaseModel


class Settings(BaseModel):
    model: str = "gpt-oss-120b"
    temperature: float = 0.2
    frequency_penalty: float | None = None
    service_tier: str | None = None

    def request(self):
        return self.model_dump(exclude_none=True)


def main():
    settings = Settings(temperature=0)
    return OpenAI().chat.completions.create(messages=[], **settings.request())


print(main().choices[0].message.content)
