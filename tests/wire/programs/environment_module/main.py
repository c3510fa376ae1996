import environment
from openai import OpenAI

print(OpenAI().chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1).choices[0].message.content)
