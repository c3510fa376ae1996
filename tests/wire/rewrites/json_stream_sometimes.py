#! left CBS201 in some cases only
from openai import OpenAI


def ask(question: str, stream: bool = True):
    response = OpenAI().chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": question}],
        response_format={"type": "json_object"},
        stream=stream,
    )
    if not stream:
        return response.choices[0].message.content
    text = ""
    for chunk in response:
        text += chunk.choices[0].delta.content or ""
    return text


print(ask("Streamed?"))
print(ask("Not streamed?", stream=False))
