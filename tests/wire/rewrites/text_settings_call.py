#! left CBS108 gives one answer for a request
from openai import OpenAI

client = OpenAI()
settings = dict(model="gpt-3.5-turbo-instruct", prompt="From a call of dict", suffix=None)
print(client.completions.create(**settings).choices[0].text)
print(client.completions.create(**{"model": "gpt-3.5-turbo-instruct", "prompt": "Inline", "n": 2}).choices[1].text)
