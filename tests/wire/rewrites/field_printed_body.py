import json
import os

import requests

payload = {
    "model": "gpt-4o",
    "messages": [{"role": "user", "content": "printed"}],
    "frequency_penalty": 0.5,
}
print(json.dumps(payload["messages"]), "frequency_penalty" in payload)
reply = requests.post(
    "https://api.openai.com/v1/chat/completions",
    headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
    json=payload,
    timeout=30,
)
print(reply.json()["choices"][0]["message"]["content"])
