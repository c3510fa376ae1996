import functools

from openai import OpenAI

client = OpenAI()


def ask(messages, model="gpt-oss-120b", **options):
    return client.chat.completions.create(model=model, messages=messages, **options)


def ask_text(text, **options):
    return ask([{"role": "user", "content": text}], **options)


creative = functools.partial(ask_text, presence_penalty=1.0)
print(creative("Hi").choices[0].message.content)
