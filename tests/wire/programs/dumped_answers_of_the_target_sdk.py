from cerebras.cloud.sdk import Cerebras

client = Cerebras()
messages = [{"role": "user", "content": "Hi"}]
for _ in range(2):
    message = client.chat.completions.create(model="gpt-oss-120b", messages=messages).choices[0].message
    messages.append({"role": "assistant", "content": message.content})
    messages.append({"role": "user", "content": "And now?"})
print(message.content)
