#! left CBS301 something else may come here
from openai import APIError, OpenAI

client = OpenAI()


def ask(prompt: str) -> dict:
    try:
        return client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt).model_dump()
    except APIError:
        return {"choices": [{"text": "no answer"}]}


print(ask("Dict")["choices"][0]["text"])
