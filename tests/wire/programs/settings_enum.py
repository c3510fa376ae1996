from enum import Enum

from openai import OpenAI


class Model(str, Enum):
    SMALL = "gpt-4o-mini"
    OPEN = "gpt-oss-120b"


class Tier(Enum):
    FLEX = "flex"


client = OpenAI()
print(client.chat.completions.create(model=Model.OPEN, messages=[]).choices[0].message.content)
print(client.chat.completions.create(model=Model.SMALL.value, messages=[], service_tier=Tier.FLEX.value).choices[0].message.content)
