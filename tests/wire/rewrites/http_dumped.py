import json
import os

import requests

body = {"model": "gpt-4", "messages": [{"role": "user", "content": "Dump it"}], "store": True, "logit_bias": {}}
data = json.dumps(body)
headers = {"Content-Type": "application/json", "Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}
print(requests.post("https://api.openai.com/v1/chat/completions", data=data, headers=headers).json()["choices"])
