from openai import OpenAI

params = {"model": "gpt-4o", "extra_body": {"logit_bias": {"1": 1}, "seed": 3}}
client = OpenAI()
print(sorted(params))
print(client.chat.completions.create(messages=[{"role": "user", "content": "nested"}], **params).choices[0].message.content)
