from openai import OpenAI

client = OpenAI()


def ask(text, **kwargs):
    kwargs.setdefault("temperature", 0.2)
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **kwargs)


def poem(text):
    return ask(text, frequency_penalty=0.9)


print(poem("Hi").choices[0].message.content)
