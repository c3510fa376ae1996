from openai import OpenAI

client = OpenAI()
OPTIONS = {"presence_penalty": 1}
MORE = {"logit_bias": {}}


def ask(messages):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **OPTIONS, **MORE)
