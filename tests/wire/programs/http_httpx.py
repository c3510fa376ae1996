import json
import os

import httpx

client = httpx.Client(
    base_url="https://api.openai.com/v1/", headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}
)
messages = [{"role": "user", "content": "Hello"}]
print(client.post("/chat/completions", json={"model": "gpt-oss-120b", "messages": messages, "logit_bias": {}}).json())
body = json.dumps({"model": "gpt-oss-120b", "messages": messages, "parallel_tool_calls": False}).encode()
print(client.post("chat/completions", content=body).json()["choices"][0]["message"]["content"])
with client.stream("POST", "/chat/completions", json={"model": "o3", "messages": messages, "stream": True}) as response:
    print(len(list(response.iter_lines())))
