import os
from dataclasses import dataclass


@dataclass
class Settings:
    base_url: str = "https://api.cerebras.ai/v1"
    api_key: str = os.environ["CEREBRAS_API_KEY"]
    model: str = "gpt-oss-120b"
    penalty: float = 0.4

    def sampling(self):
        return {"temperature": 0.5, "frequency_penalty": self.penalty}


settings = Settings()
