import os

import httpx2

URL = "https://api.cerebras.ai/v1/chat/completions"
headers = {"Authorization": f"Bearer {os.environ['CEREBRAS_API_KEY']}"}
body = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "Hi"}], "store": True}
httpx2.post(URL, json=body, headers=headers)
with httpx2.Client(base_url="https://api.cerebras.ai/v1", headers=headers) as client:
    client.post("/chat/completions", json={**body, "logit_bias": {}})
