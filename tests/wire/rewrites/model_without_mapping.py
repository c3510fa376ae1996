#! options --model gpt-4.1=qwen-3.8-27b
#! left CBS004 --model gpt-4o=ID
from openai import OpenAI

client = OpenAI()
for model in ("gpt-4o", "gpt-oss-120b"):
    print(client.chat.completions.create(model=model, messages=[{"role": "user", "content": "m"}]).choices[0].message.content)
