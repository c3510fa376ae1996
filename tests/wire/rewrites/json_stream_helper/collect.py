import json


def collect(stream):
    text = ""
    for chunk in stream:
        text += chunk.choices[0].delta.content or ""
    return json.loads(text)
