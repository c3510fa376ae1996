#! options --to cerebras-sdk --model *=gpt-oss-120b
from openai import OpenAI


class Assistant:
    def __init__(self, key=None):
        self.client = OpenAI(api_key=key)

    def ask(self, text):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}]).choices[0].message.content


print(Assistant().ask("no key"))
