from openai import OpenAI

client = OpenAI()
EXTRA = {"top_k": 3, "service_tier": "flex"}
print(client.chat.completions.create(model="gpt-oss-120b", messages=[], extra_body=EXTRA).choices[0].message.content)
