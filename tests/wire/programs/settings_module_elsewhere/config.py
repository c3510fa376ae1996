from dataclasses import dataclass


@dataclass
class Settings:
    base_url: str = "http://localhost:11434/v1"
    api_key: str = "ollama"
    model: str = "gpt-4o"


settings = Settings()
