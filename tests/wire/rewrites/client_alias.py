import openai as ai
from openai import OpenAI as Client

print(
    Client(max_retries=1).chat.completions.create(model="o3-mini", messages=[{"role": "user", "content": "a"}]).choices[0].message.content
)
print(ai.Client().chat.completions.create(model="o3-mini", messages=[{"role": "user", "content": "b"}]).choices[0].message.content)
