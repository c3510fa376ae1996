#! options --to cerebras-sdk --model *=gpt-oss-120b
from openai import OpenAI

groq = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="g")
own = OpenAI()
for client, model in ((groq, "llama-3.1-8b-instant"), (own, "gpt-oss-120b")):
    print(client.chat.completions.create(model=model, messages=[{"role": "user", "content": "who"}]).choices[0].message.content)
