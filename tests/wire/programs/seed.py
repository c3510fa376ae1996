import os

import openai

client = openai.OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY")
)
print(client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": "Hi"}]).choices[0].message.content)
