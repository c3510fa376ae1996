import http.client
import json
import os

connection = http.client.HTTPSConnection("api.cerebras.ai", timeout=5)
payload = {"model": "llama3.1-8b", "messages": [{"role": "user", "content": "Hello"}], "frequency_penalty": None}
headers = {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"], "Content-Type": "application/json"}
connection.request("POST", "/v1/chat/completions", body=json.dumps(payload), headers=headers)
print(json.load(connection.getresponse())["choices"][0]["message"]["content"])
