import os

from openai import OpenAI


class Assistant:
    MODEL = "gpt-4o"

    def __init__(self, url: str = "https://api.openai.com/v1", key: str | None = None):
        self.key = key or os.environ.get("OPENAI_API_KEY")
        self.client = OpenAI(base_url=url, api_key=self.key)

    def ask(self, question):
        messages = [{"role": "user", "content": question}]
        return self.client.chat.completions.create(model=self.MODEL, messages=messages).choices[0].message.content


print(Assistant().ask("by default"))
local = Assistant("http://localhost:8000/v1", "none")
print(local.client.base_url)
