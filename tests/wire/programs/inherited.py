from openai import OpenAI


class Base:
    options = {"model": "gpt-oss-120b"}

    def __init__(self):
        self.client = OpenAI()

    def ask(self, text):
        return self.client.chat.completions.create(messages=[{"role": "user", "content": text}], **self.options)


class Poet(Base):
    options = {"model": "gpt-oss-120b", "frequency_penalty": 0.8}


print(Poet().ask("Hi").choices[0].message.content)
