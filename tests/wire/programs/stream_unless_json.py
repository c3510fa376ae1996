from openai import OpenAI

client = OpenAI()


def ask(text, as_json=False):
    params = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": text}]}
    if as_json:
        params["response_format"] = {"type": "json_object"}
    else:
        params["stream"] = True
    return client.chat.completions.create(**params)


print(ask("Ada", as_json=True).choices[0].message.content)
for part in ask("Ada"):
    print(part.choices[0].delta.content)
