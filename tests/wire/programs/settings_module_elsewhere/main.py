from openai import OpenAI

from config import settings

client = OpenAI(base_url=settings.base_url, api_key=settings.api_key)
print(client.chat.completions.create(model=settings.model, messages=[], presence_penalty=1).choices[0].message.content)
