#! todo CBS103
from openai import OpenAI


class Bot:
    def __init__(self):
        self._options = {}

    @property
    def penalty(self):
        return self._options.get("presence_penalty")

    @penalty.setter
    def penalty(self, value):
        self._options["presence_penalty"] = value

    def ask(self, messages):
        return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **self._options)


bot = Bot()
bot.penalty = 1
print(bot.ask([]).choices[0].message.content)
