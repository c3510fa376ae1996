from openai import OpenAI

client = OpenAI()
DEFAULTS = {"model": "gpt-oss-120b", "temperature": 0.7, "service_tier": "auto"}


def ask(text, **overrides):
    params = {**DEFAULTS, **overrides}
    return client.chat.completions.create(messages=[{"role": "user", "content": text}], **params)


print(ask("Hi", temperature=0).choices[0].message.content)
