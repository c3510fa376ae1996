#! left CBS201 more is done with the pieces than joining them
from openai import OpenAI

text = ""
for chunk in OpenAI().chat.completions.create(
    model="gpt-oss-120b",
    messages=[{"role": "user", "content": "Live"}],
    response_format={"type": "json_object"},
    stream=True,
):
    piece = chunk.choices[0].delta.content or ""
    print(piece, end="", flush=True)
    text += piece
print(len(text))
