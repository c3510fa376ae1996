import itertools

from openai import OpenAI

client = OpenAI()
GRID = {"temperature": [0, 1], "presence_penalty": [0, 1]}

for values in itertools.product(*GRID.values()):
    params = dict(zip(GRID, values))
    print(client.chat.completions.create(model="gpt-oss-120b", messages=[], **params).choices[0].message.content)
