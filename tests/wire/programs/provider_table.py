#! possible CBS101
from openai import OpenAI

PROVIDERS = {
    "local": {"base_url": "http://localhost:8000/v1", "api_key": "x"},
    "cerebras": {"base_url": "https://api.cerebras.ai/v1", "api_key": "csk-123"},
}


def ask(name, text):
    client = OpenAI(**PROVIDERS[name])
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], frequency_penalty=0.1
    )


print(ask("local", "Hi").choices[0].message.content)
print(ask("cerebras", "Hi").choices[0].message.content)
