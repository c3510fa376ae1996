import os

import openai

openai.base_url = "https://api.cerebras.ai/v1/"
openai.api_key = os.environ["CEREBRAS_API_KEY"]


def ask(text):
    return openai.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": text}],
        logit_bias={"50256": -100},
    )


print(ask("Hi").choices[0].message.content)
