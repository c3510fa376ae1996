from openai import OpenAI

OPTIONS = {"temperature": 0.2, "frequency_penalty": 0.4, "logit_bias": {}}


def describe(**options):
    return ", ".join(sorted(options))


client = OpenAI()
print(client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}], **OPTIONS).choices[0].message.content)
print(describe(**OPTIONS), len(OPTIONS))
