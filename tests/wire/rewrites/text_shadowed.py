#! left CBS108 gives one answer for a request
from types import SimpleNamespace

from openai import OpenAI

client = OpenAI()
choice = SimpleNamespace(text="outer")


def ask(prompt: str):
    response = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt, n=2)
    for choice in response.choices:
        print(choice.text)
    return [choice.text for choice in response.choices]


print(ask("Shadow"), choice.text)
choices = [choice.text for choice in [choice, choice]]
print(choices)
