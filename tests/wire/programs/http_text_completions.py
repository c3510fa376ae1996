import requests

URL = "https://api.openai.com/v1/{}"
answer = requests.post(URL.format("completions"), json={"model": "gpt-oss-120b", "prompt": "Once", "echo": True})
print(answer.json()["choices"][0]["text"])
