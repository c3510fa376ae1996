#! left CBS201 more is done with the pieces than joining them
from openai import OpenAI

stream = OpenAI().chat.completions.create(
    model="gpt-oss-120b",
    messages=[{"role": "user", "content": "Last"}],
    response_format={"type": "json_object"},
    stream=True,
)
text = ""
for chunk in stream:
    text += chunk.choices[0].delta.content or ""
print(text, chunk.choices[0].finish_reason)
