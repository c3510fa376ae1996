import json
from collections import ChainMap, defaultdict
from functools import reduce

from openai import OpenAI

client = OpenAI()
DEFAULTS = json.loads('{"presence_penalty": 0.5, "seed": 1}')
USER = defaultdict(dict, temperature=0)
USER["logit_bias"]["50256"] = -100

print(client.chat.completions.create(model="gpt-oss-120b", messages=[], **ChainMap(USER, DEFAULTS)).choices[0].message.content)
merged = reduce(lambda done, more: {**done, **more}, [{"service_tier": "auto"}, USER])
del merged["logit_bias"]
print(client.chat.completions.create(model="gpt-oss-120b", messages=[], **merged).choices[0].message.content)
