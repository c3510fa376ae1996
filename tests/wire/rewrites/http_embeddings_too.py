#! left CBS001 once what goes to embeddings has an address of its own
import os

import requests

BASE = "https://api.openai.com/v1"
HEADERS = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}
body = {"model": "gpt-4o", "messages": [{"role": "user", "content": "Hello"}], "service_tier": "auto"}
print(requests.post(f"{BASE}/chat/completions", headers=HEADERS, json=body).json()["choices"][0]["message"]["content"])
body = {"model": "text-embedding-3-small", "input": "Hello"}
print(requests.post(f"{BASE}/embeddings", headers=HEADERS, json=body).json()["data"][0]["embedding"])
