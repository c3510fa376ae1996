import os

os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"

from openai import OpenAI

client = OpenAI()
print(client.chat.completions.create(model="gpt-4o", messages=[], service_tier="auto").choices[0].message.content)
