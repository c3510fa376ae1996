import requests

HEADERS = {"Authorization": "Bearer sk-proj-abcdefghijklmnopqrstuvwx0123456789", "Content-Type": "application/json"}
BODY = '{"model": "gpt-4o", "messages": [{"role": "user", "content": "As text"}], "presence_penalty": 1, "n": 1}'
print(requests.post("https://api.openai.com/v1/chat/completions", data=BODY, headers=HEADERS).json()["choices"])
