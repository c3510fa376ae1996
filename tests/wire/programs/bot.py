from openai import OpenAI


class Bot:
    """A chat with a memory."""

    OPTIONS = {"temperature": 0.3, "frequency_penalty": 0.2}

    def __init__(self, model="gpt-oss-120b"):
        self.client = OpenAI()
        self.model = model
        self.history = []

    def say(self, text):
        self.history.append({"role": "user", "content": text})
        answer = self.client.chat.completions.create(model=self.model, messages=self.history, **self.OPTIONS)
        return answer.choices[0].message.content


print(Bot().say("Hi"))
