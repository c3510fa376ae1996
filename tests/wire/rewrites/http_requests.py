import os

import requests

API_KEY = os.getenv("OPENAI_API_KEY")
API_URL = "https://api.openai.com/v1/chat/completions"


def ask(question, careful=False):
    payload = {
        "model": "gpt-4o-mini",
        "messages": [{"role": "user", "content": question}],
        "frequency_penalty": 0.2,
    }
    if careful:
        payload["presence_penalty"] = 0.1
    headers = {"Authorization": f"Bearer {API_KEY}"}
    response = requests.post(API_URL, headers=headers, json=payload)
    response.raise_for_status()
    return response.json()["choices"][0]["message"]["content"]


print(ask("Hello"))
print(ask("Bye", careful=True))
