import os

from openai import OpenAI

os.environ["OPENAI_BASE_URL"] = "https://api.cerebras.ai/v1"
os.environ["OPENAI_API_KEY"] = os.environ["CEREBRAS_API_KEY"]
client = OpenAI()
print(client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={}).choices[0].message.content)
