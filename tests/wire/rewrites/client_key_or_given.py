import os

from openai import OpenAI


class Config:
    key = "csk-else"


def make(config):
    return OpenAI(api_key=os.environ.get("NO_SUCH_KEY") or config.key)


client = make(Config())
print(client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "a key"}]).choices[0].message.content)
