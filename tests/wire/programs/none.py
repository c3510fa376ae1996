from openai import OpenAI

client = OpenAI()
print(client.chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=None).choices[0].message.content)
