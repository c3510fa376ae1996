from dataclasses import asdict, dataclass

from openai import OpenAI


@dataclass
class Settings:
    model: str = "gpt-oss-120b"
    temperature: float = 0.2
    presence_penalty: float = 0.4


print(OpenAI().chat.completions.create(messages=[], **asdict(Settings())).choices[0].message.content)
