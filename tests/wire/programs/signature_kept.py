import inspect

from openai import OpenAI

client = OpenAI()


def send(model, messages, seed=None, service_tier=None):
    return client.chat.completions.create(model=model, messages=messages, seed=seed, service_tier=service_tier)


def ask(**options):
    known = inspect.signature(send).parameters
    return send(**{name: value for name, value in options.items() if name in known})


print(ask(model="gpt-oss-120b", messages=[], service_tier="auto", logit_bias={}).choices[0].message.content)
