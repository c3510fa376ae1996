#! left CBS004 `LIMITS` is asked for it
from openai import OpenAI

LIMITS = {"gpt-4o": 100, "gpt-4": 50}
client = OpenAI()


def ask(text, model="gpt-4o"):
    messages = [{"role": "user", "content": text}]
    return client.chat.completions.create(model=model, messages=messages, max_tokens=LIMITS[model])


print(ask("a table").choices[0].message.content)
