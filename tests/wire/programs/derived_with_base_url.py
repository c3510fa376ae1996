import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
print(client.chat.completions.create(model="gpt-oss-120b", messages=[]).choices[0].message.content)
strayed = client.with_options(base_url="https://api.cerebras.ai")
print(strayed.chat.completions.create(model="gpt-oss-120b", messages=[]).choices[0].message.content)
