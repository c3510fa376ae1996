import os

from openai import OpenAI

PROVIDERS = {
    "openrouter": {"base_url": "https://openrouter.ai/api/v1", "api_key": "k"},
    "cerebras": {"base_url": "https://api.cerebras.ai/v1", "api_key": os.environ["CEREBRAS_API_KEY"]},
}
PROVIDER = "openrouter"


def main():
    client = OpenAI(**PROVIDERS[PROVIDER])
    return client.chat.completions.create(model="openai/gpt-4o", messages=[], presence_penalty=1)


print(main().choices[0].message.content)
