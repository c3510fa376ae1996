#! possible CBS101 CBS107
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
history = [{"role": "system", "content": "Be kind."}]
options = {"model": "gpt-oss-120b"}


def add(role, text):
    history.append({"role": role, "content": text, "at": len(history)})


def calm(value):
    options["frequency_penalty"] = value


def ask(text):
    add("user", text)
    answer = client.chat.completions.create(messages=history, **options)
    return answer.choices[0].message.content


def main():
    calm(0.3)
    print(ask("hello"))


main()
