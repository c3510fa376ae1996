import httpx
import requests

body = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "Hi"}]}
with httpx.Client(base_url="https://api.cerebras.ai/v1/", headers={"Authorization": "Bearer csk-1"}) as client:
    print(client.post("/chat/completions", json=body).text)
    print(client.post("chat/completions", json=body).text)
print(requests.get("https://api.cerebras.ai/v1/models", headers={"Authorization": "Bearer csk-1"}).status_code)
