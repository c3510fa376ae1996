#! left CBS001 is needed for something else too
import os

import requests

KEY = os.environ["OPENAI_API_KEY"]
HEADERS = {"Authorization": f"Bearer {KEY}"}
body = {"model": "gpt-4o", "messages": [{"role": "user", "content": "Hello"}], "service_tier": "auto"}
answer = requests.post("https://api.openai.com/v1/chat/completions", headers=HEADERS, json=body)
print(answer.json()["choices"][0]["message"]["content"])
body = {"model": "text-embedding-3-small", "input": "Hello"}
print(requests.post("https://api.openai.com/v1/embeddings", headers=HEADERS, json=body).json()["data"][0]["embedding"])
