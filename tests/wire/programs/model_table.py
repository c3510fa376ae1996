from openai import OpenAI

MODELS = {"small": "gpt-4o-mini", "open": "gpt-oss-120b"}
client = OpenAI()


def ask(text, size="open"):
    return client.chat.completions.create(model=MODELS[size], messages=[{"role": "user", "content": text}])


print(ask("Hi").choices[0].message.content)
print(ask("Hi", "small").choices[0].message.content)
