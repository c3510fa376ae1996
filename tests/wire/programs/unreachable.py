from openai import OpenAI

client = OpenAI()
USE_PENALTY = False


def ask(text):
    request = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": text}]}
    if USE_PENALTY:
        request["presence_penalty"] = 0.5
    return client.chat.completions.create(**request)
    return client.chat.completions.create(frequency_penalty=1, **request)


print(ask("Hi").choices[0].message.content)
