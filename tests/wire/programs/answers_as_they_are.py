from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
messages = [{"role": "user", "content": "Hi"}]
for _ in range(2):
    message = client.chat.completions.create(model="gpt-oss-120b", messages=messages).choices[0].message
    messages.append(message)
    messages.append(message.model_dump(exclude_none=True))
    messages.append({"role": message.role, "content": message.content})
    messages.append(message.to_dict())
    messages.append({"role": "user", "content": "And now?"})
print(message.content)
