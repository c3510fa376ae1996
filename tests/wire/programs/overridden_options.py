from openai import OpenAI


def main():
    class Bot:
        def __init__(self):
            self.client = OpenAI()

        def options(self):
            return {"model": "gpt-4o", "presence_penalty": 0.9}

        def ask(self, text):
            return self.client.chat.completions.create(messages=[{"role": "user", "content": text}], **self.options())

    class Portable(Bot):
        def options(self):
            return {"model": "gpt-oss-120b"}

    return Portable().ask("Hi")


print(main().choices[0].message.content)
