from openai import OpenAI


class Creative:
    def options(self):
        return {**super().options(), "presence_penalty": 0.9}


class Bot:
    def __init__(self):
        self.client = OpenAI()

    def options(self):
        return {"model": "gpt-oss-120b"}

    def ask(self, text):
        return self.client.chat.completions.create(messages=[{"role": "user", "content": text}], **self.options())


class Poet(Creative, Bot):
    pass


print(Poet().ask("Hi").choices[0].message.content)
