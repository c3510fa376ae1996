#! possible CBS103
import os

from openai import OpenAI

PROVIDERS = {
    "local": {"base_url": "http://localhost:8000/v1", "api_key": "x"},
    "cerebras": {"base_url": "https://api.cerebras.ai/v1", "api_key": os.environ["CEREBRAS_API_KEY"]},
}


def connect():
    return OpenAI(**PROVIDERS[os.environ.get("PROVIDER", "local")])


print(connect().chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1).choices[0].message.content)
