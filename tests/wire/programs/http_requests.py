import os

import requests

BASE = "https://api.openai.com/v1"
KEY = os.environ["OPENAI_API_KEY"]


def ask(question, **options):
    payload = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": question}]}
    payload.update(options)
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
    response = requests.post(f"{BASE}/chat/completions", headers=headers, json=payload, timeout=30)
    response.raise_for_status()
    return response.json()["choices"][0]["message"]["content"]


print(ask("Hello", frequency_penalty=0.3))
print(ask("Bye", temperature=0.1))
