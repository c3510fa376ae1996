#! left CBS002 the key of the module stays
"""A bot that keeps its key: the settings are made in its constructor."""
import os

import openai


class Bot:
    def __init__(self, key, model="gpt-4"):
        openai.api_key = key
        self.model = model
        self.history = []

    def reply(self, text):
        self.history.append({"role": "user", "content": text})
        completion = openai.ChatCompletion.create(model=self.model, messages=self.history)
        self.last = completion.choices[0]
        self.history.append(dict(role="assistant", content=self.last["message"]["content"]))
        return self.last.message["content"]


bot = Bot(os.environ["OPENAI_API_KEY"])
print(bot.reply("Hello"))
print(bot.reply("And now?"), bot.last["finish_reason"])
