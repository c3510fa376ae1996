from openai import OpenAI

client = OpenAI()


def complete(messages, temperature=1.0, **unused):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, temperature=temperature)


def chat(text, **options):
    return complete([{"role": "user", "content": text}], **options).choices[0].message.content


print(chat("Hi", temperature=0, frequency_penalty=0.4, logit_bias={"1": 1}))
