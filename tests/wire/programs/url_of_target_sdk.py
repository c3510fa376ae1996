from cerebras.cloud.sdk import Cerebras

client = Cerebras(base_url="https://api.cerebras.ai/v1/")
messages = [{"role": "user", "content": "Hi"}]
print(client.chat.completions.create(model="gpt-oss-120b", messages=messages).choices[0].message.content)
