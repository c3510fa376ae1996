import json

import requests

body = {
    "model": "gpt-oss-120b",
    "messages": [{"role": "user", "content": "As JSON, please"}],
    "response_format": {"type": "json_object"},
    "stream": True,
}
with requests.post("https://api.openai.com/v1/chat/completions", json=body, stream=True) as response:
    for line in response.iter_lines():
        if line.startswith(b"data: {"):
            print(json.loads(line[6:])["choices"][0]["delta"].get("content"), end="")
print()
