#! left CBS301 annotate it as `str`
import json

from openai import OpenAI


def ask(data):
    response = OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt=data["prompt"])
    return response.choices[0].text


print(ask(json.loads('{"prompt": "Known at run time only"}')))
