import os

import openai


def ask(prompt, key):
    response = openai.ChatCompletion.create(
        api_key=key, model="gpt-4", messages=[{"role": "user", "content": prompt}], timeout=60
    )
    return response["choices"][0]["message"]["content"]


print(ask("Hello", os.environ["OPENAI_API_KEY"]))
