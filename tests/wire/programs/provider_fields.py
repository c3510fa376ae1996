import os

from openai import OpenAI


def ask(provider, text):
    request = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": text}]}
    if provider == "local":
        client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
        request["frequency_penalty"] = 0.5
    else:
        client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
        request["reasoning_effort"] = "low"
    return client.chat.completions.create(**request)


print(ask("local", "Hi").choices[0].message.content)
print(ask("cerebras", "Hi").choices[0].message.content)
