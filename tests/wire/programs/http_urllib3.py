import json

import urllib3

pool = urllib3.PoolManager(headers={"Authorization": "Bearer key"})
body = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "Hello"}], "logit_bias": {"1": 2}}
answer = pool.request("POST", "https://api.openai.com/v1/chat/completions", body=json.dumps(body).encode())
print(json.loads(answer.data)["choices"][0]["message"]["content"])
