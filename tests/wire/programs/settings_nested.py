from dataclasses import asdict, dataclass, field

from openai import OpenAI


@dataclass
class Sampling:
    temperature: float = 0.2
    presence_penalty: float = 0.1


@dataclass
class Settings:
    model: str = "gpt-oss-120b"
    sampling: Sampling = field(default_factory=Sampling)


settings = Settings()
print(
    OpenAI()
    .chat.completions.create(model=settings.model, messages=[], **asdict(settings.sampling))
    .choices[0]
    .message.content
)
