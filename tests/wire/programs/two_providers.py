import os

from openai import OpenAI

openai_client = OpenAI()
local_client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
QUESTION = [{"role": "user", "content": "Hi"}]

print(openai_client.chat.completions.create(model="gpt-oss-120b", messages=QUESTION).choices[0].message.content)
print(local_client.chat.completions.create(model="llama", messages=QUESTION, frequency_penalty=1).choices[0].message.content)
