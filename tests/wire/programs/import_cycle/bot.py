import settings
from openai import OpenAI

NAME = "bot"
client = OpenAI()


def ask(text):
    return client.chat.completions.create(
        messages=[{"role": "user", "content": text}], **settings.for_bot()
    ).choices[0].message.content
