import os

from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key=os.environ.get("GROQ_API_KEY", "none"))
print(client.chat.completions.create(model="gpt-4", messages=[], frequency_penalty=1, service_tier="flex").choices[0].message.content)
