from openai import OpenAI

client = OpenAI()


def wanted(item):
    name, value = item
    return value is not None and name != "service_tier"


def ask(messages, **options):
    params = dict(filter(wanted, options.items()))
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **params)


print(ask([], logit_bias={}, presence_penalty=None, service_tier="auto").choices[0].message.content)
