#! left CBS201 something else may come here
from openai import OpenAI

client = OpenAI()


def collect(stream):
    text = ""
    for chunk in stream:
        text += chunk.choices[0].delta.content or ""
    return text


messages = [{"role": "user", "content": "Shared"}]
print(collect(client.chat.completions.create(model="gpt-oss-120b", messages=messages, stream=True)))
print(
    collect(
        client.chat.completions.create(
            model="gpt-oss-120b", messages=messages, stream=True, response_format={"type": "json_object"}
        )
    )
)
