#! options --to cerebras-sdk --model *=gpt-oss-120b
import os

from openai import OpenAI

client = OpenAI(api_key=os.environ["OPENAI_API_KEY"], timeout=9)
answer = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "sdk"}], service_tier="auto")
print(answer.choices[0].message.content)
