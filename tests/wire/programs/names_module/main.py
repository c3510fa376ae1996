from openai import OpenAI

from names import Field, MODEL, TIER

request = {"model": MODEL, "messages": [], Field.PRESENCE: 0.5, Field.TIER: TIER}
print(OpenAI().chat.completions.create(**request).choices[0].message.content)
