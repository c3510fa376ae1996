import json

from openai import OpenAI

client = OpenAI()


def extract(document: str) -> dict:
    """Facts of a document."""
    buffer = ""
    for chunk in client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": f"Facts of {document}"}],
        response_format={"type": "json_object"},
        stream=True,  # long answers
        stream_options={"include_usage": False},
    ):
        if not chunk.choices:
            continue
        delta = chunk.choices[0].delta
        if delta.content is not None:
            buffer += delta.content
    return json.loads(buffer)


print(extract("the contract"))
