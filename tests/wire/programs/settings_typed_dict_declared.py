from typing import TypedDict

from openai import OpenAI


class Request(TypedDict, total=False):
    model: str
    messages: list
    frequency_penalty: float
    logit_bias: dict


request: Request = {"model": "gpt-oss-120b", "messages": []}
print(OpenAI().chat.completions.create(**request).choices[0].message.content)
