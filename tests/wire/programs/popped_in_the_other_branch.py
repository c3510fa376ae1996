#! possible CBS103
import sys

from openai import OpenAI

client = OpenAI()
params = {"model": "gpt-oss-120b", "presence_penalty": 0}
if len(sys.argv) > 3:
    params["presence_penalty"] = 1
else:
    params.pop("presence_penalty")
print(client.chat.completions.create(messages=[], **params).choices[0].message.content)
