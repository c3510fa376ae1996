from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1/chat/completions", api_key="csk-1")
messages = [{"role": "user", "content": "Hi"}]
print(client.chat.completions.create(model="gpt-oss-120b", messages=messages).choices[0].message.content)
