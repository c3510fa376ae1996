from typing import Protocol

from openai import OpenAI


class Chat(Protocol):
    def ask(self, messages, **options): ...


class Remote:
    def __init__(self):
        self.client = OpenAI()

    def ask(self, messages, **options):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


class Quiet:
    def ask(self, messages, **options):
        return None


def run(chat: Chat, **options):
    return chat.ask([], **options)


print(run(Remote(), presence_penalty=1).choices[0].message.content)
print(run(Quiet(), service_tier="auto"))
