import json
import os
import urllib.request

body = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "Hi"}], "store": True}
request = urllib.request.Request("https://api.cerebras.ai/v1/chat/completions", data=json.dumps(body).encode())
request.add_header("Content-Type", "application/json")
request.add_header("Authorization", f"Bearer {os.environ['OPENAI_API_KEY']}")
with urllib.request.urlopen(request) as response:
    print(json.load(response)["choices"][0]["message"]["content"])
