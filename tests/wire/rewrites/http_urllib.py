import json
import os
import urllib.request

request = urllib.request.Request(
    "https://api.openai.com/v1/chat/completions",
    data=json.dumps(
        {"model": "gpt-4o", "messages": [{"role": "user", "content": "Hello"}], "metadata": {"a": "b"}}
    ).encode(),
    headers={"Authorization": f"Bearer {os.environ.get('OPENAI_API_KEY')}"},
    method="POST",
)
with urllib.request.urlopen(request) as response:
    print(json.load(response)["choices"][0]["message"]["content"])
