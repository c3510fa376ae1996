from openai import OpenAI


class Bot:
    def ask(self, **options):
        return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **options).choices[0].message.content


original = Bot.ask
Bot.ask = lambda self, **options: original(self)
print(Bot().ask(presence_penalty=1))
