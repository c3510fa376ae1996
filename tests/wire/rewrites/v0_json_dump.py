import json

import openai

response = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": "Log me"}])
record = json.loads(json.dumps(response))
print(record["choices"][0]["message"]["content"])
print(json.loads(response["choices"][0]["message"]["content"])["text"])
