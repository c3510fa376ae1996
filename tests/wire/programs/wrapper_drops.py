from openai import OpenAI

client = OpenAI()


def ask(text, **kwargs):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}])


print(ask("Hi", frequency_penalty=0.9, logit_bias={}).choices[0].message.content)
