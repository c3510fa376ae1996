import functools
import os

import openai

openai.api_key = os.environ["OPENAI_API_KEY"]


def retried(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except (openai.error.APIError, openai.error.ServiceUnavailableError, openai.error.Timeout):
            return function(*args, **kwargs)

    return wrapper


def complete(**kwargs):
    return openai.ChatCompletion.create(**kwargs)


def complete_warmly(**kwargs):
    return complete(temperature=0.9, **kwargs)


answer = complete_warmly(engine="gpt-4", messages=[{"role": "user", "content": "Warm"}], request_timeout=9)
print(answer["choices"][0]["message"]["content"])
print(complete(deployment_id="gpt-4", messages=[{"role": "user", "content": "Cold"}]).choices[0].message.content)
print(retried(len)("abc"))
