from openai import OpenAI

client = OpenAI()
UNSUPPORTED = ["frequency_penalty", "presence_penalty"]


def ask(text, **options):
    for name in UNSUPPORTED:
        options.pop(name, None)
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    )


print(ask("Hi", frequency_penalty=1, logit_bias={"1": 1}).choices[0].message.content)
