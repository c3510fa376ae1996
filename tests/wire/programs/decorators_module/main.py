from decorators import logged, portable
from openai import OpenAI

client = OpenAI()


@logged("ask")
def ask(text, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    ).choices[0].message.content


@portable
def ask_anyone(text, **options):
    return ask(text, **options)


print(ask("Hi", presence_penalty=0.3))
print(ask_anyone("Hi", frequency_penalty=0.3))
