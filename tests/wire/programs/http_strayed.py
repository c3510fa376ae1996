import os

import requests

BASE = "https://api.cerebras.ai"
HEADERS = {"Authorization": "Bearer " + os.environ["CEREBRAS_API_KEY"]}
body = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "Hi"}]}
print(requests.post(f"{BASE}/chat/completions", headers=HEADERS, json=body).text)
