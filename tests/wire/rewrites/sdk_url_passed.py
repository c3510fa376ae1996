#! options --to cerebras-sdk --model *=gpt-oss-120b
#! left CBS001 another provider's
from openai import OpenAI


def connect(url=None):
    return OpenAI(base_url=url)


print(connect().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "no url"}]).choices[0].message.content)
