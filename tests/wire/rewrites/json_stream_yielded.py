#! left CBS201 more is done with the pieces than joining them
from openai import OpenAI


def pieces():
    stream = OpenAI().chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": "Yielded"}],
        response_format={"type": "json_object"},
        stream=True,
    )
    for chunk in stream:
        yield chunk.choices[0].delta.content or ""


print("".join(pieces()))
