from openai import OpenAI

MODELS = {"fast": "gpt-4o-mini", "good": "gpt-4o"}
client = OpenAI()


def ask(kind, text):
    return client.chat.completions.create(model=MODELS[kind], messages=[{"role": "user", "content": text}]).choices[0].message.content


print(ask("fast", "a"), ask("good", "b"))
