#! left CBS303 `openai.ChatCompletion` is used in a way that isn't followed
from abc import ABC

import openai


class Chat(ABC):
    def __init__(self):
        self.client = openai.ChatCompletion

    def ask(self, text):
        answer = self.client.create(model="gpt-4", messages=[{"role": "user", "content": text}])
        return answer["choices"][0]["message"]["content"]


class Named(ABC):
    def name(self):
        return self.client.__name__


class Both(Chat, Named):
    pass


both = Both()
print(both.ask("Good morning"), both.name())
