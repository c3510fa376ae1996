#! left CBS301 another class of its family has a `complete` too
from types import SimpleNamespace

from openai import OpenAI


class Backend:
    def complete(self, prompt: str):
        return OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt)


class Offline(Backend):
    def complete(self, prompt: str):
        return SimpleNamespace(choices=[SimpleNamespace(text="offline " + prompt)])


def show(backend: Backend, prompt: str) -> None:
    print(backend.complete(prompt).choices[0].text)


show(Backend(), "online")
show(Offline(), "no network")
