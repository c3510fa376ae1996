import requests

ROOT = "https://api.openai.com"
print(requests.get(f"{ROOT}/v1/models", headers={"Authorization": "Bearer key"}).status_code)
print(requests.post(ROOT + "/v1/embeddings", json={"model": "text-embedding-3-small", "input": "a"}).status_code)
print(requests.post(ROOT + "/v1/moderations", json={"input": "a"}).status_code)
