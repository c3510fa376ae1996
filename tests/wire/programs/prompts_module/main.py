from openai import OpenAI

from prompts import build

print(OpenAI().chat.completions.create(model="gpt-oss-120b", messages=build("Hi")).choices[0].message.content)
