import requests

URL = 'https://api.openai.com/v1/chat/completions'
body = dict(model="o3", messages=[{"role": "user", "content": "Log it"}], service_tier="auto")
print(sorted(body["messages"][0]))
answer = requests.post(URL, json=body)
print(len(str(body["model"])) > 0, answer.json()["choices"][0]["message"]["content"])
