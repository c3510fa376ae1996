from openai import OpenAI

client = OpenAI()
params = {"model": "gpt-oss-120b", "messages": [], "frequency_penalty": 0.1, "logit_bias": {}}
params.pop("frequency_penalty", None)
del params["logit_bias"]
print(client.chat.completions.create(**params).choices[0].message.content)
