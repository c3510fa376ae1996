from dataclasses import dataclass

MODEL = "gpt-4o"
DEFAULTS = {"frequency_penalty": 0.1, "max_tokens": 20}


@dataclass
class Settings:
    temperature: float = 0.1
    model: str = MODEL
