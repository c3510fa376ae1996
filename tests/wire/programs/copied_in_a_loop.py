from openai import OpenAI

client = OpenAI()


def ask(messages, **kwargs):
    params = {}
    for name in ("temperature", "presence_penalty"):
        if name in kwargs:
            params[name] = kwargs[name]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **params)


print(ask([], presence_penalty=1, frequency_penalty=1).choices[0].message.content)
