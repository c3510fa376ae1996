import plugins
from openai import OpenAI
from registry import OPTIONS

print(OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS).choices[0].message.content)
