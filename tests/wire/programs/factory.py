import functools

from openai import OpenAI


@functools.lru_cache(maxsize=1)
def get_client():
    return OpenAI(timeout=20)


def settings(creative):
    base = {"model": "gpt-oss-120b", "temperature": 0.1}
    if creative:
        return {**base, "presence_penalty": 1.0}
    return {**base, "presence_penalty": 0.1}


print(get_client().chat.completions.create(messages=[], **settings(True)).choices[0].message.content)
