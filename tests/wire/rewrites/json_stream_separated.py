#! left CBS201 more is done with the pieces than joining them
from openai import OpenAI

stream = OpenAI().chat.completions.create(
    model="gpt-oss-120b",
    messages=[{"role": "user", "content": "Dashes"}],
    response_format={"type": "json_object"},
    stream=True,
)
print("|".join(chunk.choices[0].delta.content or "" for chunk in stream))
