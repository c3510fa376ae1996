from openai import OpenAI


class Bot:
    def __init__(self):
        self.url = "http://localhost:8000/v1"
        self.client = OpenAI(base_url=self.url, api_key="x")

    def say(self, text):
        return self.client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)


print(Bot().say("Hi").choices[0].message.content)
