#! left CBS002 is set here
import os

import openai

os.environ["OPENAI_API_KEY"] = "sk-something-else"
LANGUAGES = ["French", "German"]


def translate(text, language):
    messages = [{"role": "user", "content": f"{language}: {text}"}]
    return openai.ChatCompletion.create(model="gpt-4", messages=messages)["choices"][0]["message"]["content"]


import json  # noqa: E402

for language in LANGUAGES:
    print(json.dumps(translate("bread", language)))
