import os

from openai import OpenAI

client = OpenAI(api_key=os.environ["CEREBRAS_API_KEY"])
client.base_url = "https://api.cerebras.ai/v1"
print(client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto").choices[0].message.content)
