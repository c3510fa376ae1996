import http.client
import json
import os

connection = http.client.HTTPSConnection("api.openai.com")
body = json.dumps({"model": "gpt-4o", "messages": [{"role": "user", "content": "Hello"}], "presence_penalty": 0})
connection.request("POST", "/v1/chat/completions", body, {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]})
print(json.load(connection.getresponse())["choices"][0]["message"]["content"])
