#! left CBS303 `openai.api_key` is set under a condition
import os

import openai

if "ORGANIZATION_KEY" in os.environ:
    openai.api_key = os.environ["ORGANIZATION_KEY"]
response = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": "Hi"}])
print(response["choices"][0]["message"]["content"])
