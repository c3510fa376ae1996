import os

os.environ.update(OPENAI_BASE_URL="http://localhost:8000/v1", OPENAI_API_KEY="x")

from openai import OpenAI

client = OpenAI()
print(client.chat.completions.create(model="gpt-4o", messages=[], logit_bias={}).choices[0].message.content)
