import openai

from bot import config
from bot.errors import guarded


def ask_raw(text):
    return openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": f"{config.NAME}: {text}"}])


@guarded
def ask(text):
    return ask_raw(text)["choices"][0]["message"]["content"]
