#! left CBS301 something else may come here
from types import SimpleNamespace

from openai import OpenAI


def text_of(response):
    return response.choices[0].text


print(text_of(OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt="Mixed")))
print(text_of(SimpleNamespace(choices=[SimpleNamespace(text="local")])))
