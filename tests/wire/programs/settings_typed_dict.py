from typing import TypedDict

from openai import OpenAI


class Request(TypedDict, total=False):
    model: str
    messages: list
    frequency_penalty: float
    logit_bias: dict


def request(text) -> Request:
    return Request(model="gpt-oss-120b", messages=[{"role": "user", "content": text}], logit_bias={"1": 1})


print(OpenAI().chat.completions.create(**request("Hi")).choices[0].message.content)
