from openai import OpenAI

client = OpenAI()


def ask(text):
    messages = [{"role": "user", "content": text}]
    return client.chat.completions.create(model="gpt-4o", messages=messages, logit_bias={}).choices[0].message.content
