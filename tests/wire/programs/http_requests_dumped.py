import json
import os

import requests

URL = os.getenv("LLM_URL", "https://api.cerebras.ai/v1/chat/completions")
body = {"model": "gpt-4o", "messages": [{"role": "user", "content": "Hi"}], "store": True}
headers = {"Authorization": "Bearer " + os.getenv("OPENAI_API_KEY", "")}
response = requests.request("POST", URL, headers=headers, data=json.dumps(body))
print(response.json()["choices"][0]["message"]["content"])
#! possible CBS002
