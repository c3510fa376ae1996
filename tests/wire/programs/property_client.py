from functools import cached_property

from openai import OpenAI


class Bot:
    @cached_property
    def client(self):
        return OpenAI()

    @property
    def options(self):
        return {"model": "gpt-oss-120b", "service_tier": "auto"}

    def ask(self, text):
        return self.client.chat.completions.create(messages=[{"role": "user", "content": text}], **self.options)


print(Bot().ask("Hi").choices[0].message.content)
