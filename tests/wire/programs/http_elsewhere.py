import os

import requests

PROVIDERS = {
    "local": "http://localhost:8000/v1",
    "groq": "https://api.groq.com/openai/v1",
    "openai": "https://api.openai.com/v1",
}
os.environ["PROXY_URL"] = "http://localhost:9000"


def ask(base):
    body = {"model": "gpt-4o", "messages": [{"role": "user", "content": base}], "frequency_penalty": 1, "store": True}
    return requests.post(f"{base}/chat/completions", json=body).json()["choices"][0]["message"]["content"]


print(ask(PROVIDERS["local"]))
print(ask(PROVIDERS["groq"]))
print(ask("https://openrouter.ai/api/v1"))
print(ask(os.environ["PROXY_URL"]))
