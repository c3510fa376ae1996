#! left CBS301 `prompt` is a list
from openai import OpenAI


class Encoder:
    def encode(self, text):
        return [ord(letter) for letter in text]


tokens = Encoder().encode("Say")
print(OpenAI().completions.create(model="davinci-002", prompt=tokens).choices[0].text)
