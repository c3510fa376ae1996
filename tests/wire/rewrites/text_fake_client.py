#! left CBS301 its client may be something else
from types import SimpleNamespace

from openai import OpenAI


class FakeCompletions:
    def create(self, **kwargs):
        return SimpleNamespace(choices=[SimpleNamespace(text="fake " + kwargs["prompt"])])


def ask(client, prompt):
    return client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt).choices[0].text


print(ask(OpenAI(), "real"))
print(ask(SimpleNamespace(completions=FakeCompletions()), "fake"))
