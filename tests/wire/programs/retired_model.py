from cerebras.cloud.sdk import Cerebras

client = Cerebras()
print(client.chat.completions.create(model="llama3.1-8b", messages=[]).choices[0].message.content)
