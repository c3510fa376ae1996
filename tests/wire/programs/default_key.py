from openai import OpenAI

URL = "https://api.cerebras.ai/v1"
client = OpenAI(base_url=URL)
print(client.chat.completions.create(model="gpt-oss-120b", messages=[]).choices[0].message.content)
