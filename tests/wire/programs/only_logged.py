import json

from openai import OpenAI

client = OpenAI()
WISHED = {"frequency_penalty": 0.5, "logit_bias": {"1": 1}}


def describe(options):
    return json.dumps(options, sort_keys=True)


print(describe(WISHED))
print(client.chat.completions.create(model="gpt-oss-120b", messages=[], user=describe(WISHED)).choices[0].message.content)
