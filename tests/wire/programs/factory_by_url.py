import os

from openai import OpenAI

LOCAL = "http://localhost:8000/v1"
CEREBRAS = "https://api.cerebras.ai/v1"


def connect(url, key="x"):
    return OpenAI(base_url=url, api_key=key)


local = connect(LOCAL)
cerebras = connect(CEREBRAS, os.environ["CEREBRAS_API_KEY"])
print(local.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1).choices[0].message.content)
print(cerebras.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1).choices[0].message.content)
