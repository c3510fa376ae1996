import json

from openai import OpenAI

client = OpenAI()
stream = client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[{"role": "user", "content": "As JSON"}],
    response_format={"type": "json_object"},
    stream=True,
)
text = ""
for chunk in stream:
    # the last chunk has no content
    text += chunk.choices[0].delta.content or ""
print(json.loads(text)["text"])
