from openai import OpenAI


class Bot:
    options = {"model": "gpt-oss-120b"}

    def __init__(self):
        self.client = OpenAI()

    def ask(self, text):
        return self.client.chat.completions.create(messages=[{"role": "user", "content": text}], **self.options)
