#! left CBS301 something else may come here
from openai import APIError, OpenAI
from types import SimpleNamespace

client = OpenAI()
try:
    response = client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Try")
except APIError:
    response = SimpleNamespace(choices=[SimpleNamespace(text="sorry")])
print(response.choices[0].text)
