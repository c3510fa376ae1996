#! options --to cerebras-sdk --model *=gpt-oss-120b
import openai

client = openai.OpenAI()
for chunk in client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "flow"}], stream=True):
    print(chunk.choices[0].delta.content or "", end="")
print()
