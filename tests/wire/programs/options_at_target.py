import os

from openai import OpenAI

client = OpenAI(api_key="unused", base_url="http://localhost:8000/v1")
cerebras = client.with_options(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
print(client.chat.completions.create(model="gpt-4o", messages=[], service_tier="auto").choices[0].message.content)
print(cerebras.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1).choices[0].message.content)
