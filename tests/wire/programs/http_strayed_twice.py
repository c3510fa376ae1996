import httpx

client = httpx.Client(base_url="https://api.cerebras.ai/v1", headers={"Authorization": "Bearer csk-1"})
body = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "Hi"}], "store": True}
print(client.post("/v1/chat/completions", json=body).text)
