import os

import requests

HEADERS = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}


def complete(engine, **body):
    url = f"https://api.openai.com/v1/engines/{engine}/completions"
    return requests.post(url, headers=HEADERS, json=body).json()["choices"][0]["text"]


print(complete("text-davinci-003", prompt="Once", logit_bias={"1": 1}))
