#! left CBS301 `echo`
from openai import OpenAI

client = OpenAI()


def text_of(response):
    return response.choices[0].text


print(text_of(client.completions.create(model="davinci-002", prompt="Plain")))
print(text_of(client.completions.create(model="davinci-002", prompt="Echoed", echo=True)))
