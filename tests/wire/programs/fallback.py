import os

from openai import APIConnectionError, OpenAI

CLIENTS = [
    OpenAI(base_url="http://localhost:8000/v1", api_key="x"),
    OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"]),
]


def ask(text):
    answers = []
    for client in CLIENTS:
        answer = client.chat.completions.create(
            model="gpt-oss-120b", messages=[{"role": "user", "content": text}], presence_penalty=0.2
        )
        answers.append(answer.choices[0].message.content)
    return answers


print(ask("Hi"))
