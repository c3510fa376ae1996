import os

import openai


def summarize(text):
    openai.api_key = os.getenv("OPENAI_API_KEY")
    response = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": f"Summarize: {text}"}])
    return response["choices"][0]["message"]["content"]


print(summarize("a long text"))
