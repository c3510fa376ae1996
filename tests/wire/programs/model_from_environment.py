#! possible CBS004
import os

from openai import OpenAI

MODEL = os.environ.get("CHAT_MODEL", "gpt-4o")
client = OpenAI()
print(client.chat.completions.create(model=MODEL, messages=[]).choices[0].message.content)
