import os

from openai import OpenAI


def ask(client, text):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], presence_penalty=0.2
    )


cerebras = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
print(ask(cerebras, "Hi").choices[0].message.content)
print(ask(OpenAI(base_url="http://localhost:8000/v1", api_key="x"), "Hi").choices[0].message.content)
