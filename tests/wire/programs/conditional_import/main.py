#! possible CBS103
import sys

from openai import OpenAI

if len(sys.argv) > 3:
    from loud import OPTIONS
else:
    from calm import OPTIONS

print(OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS).choices[0].message.content)
