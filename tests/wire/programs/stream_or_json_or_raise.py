from openai import OpenAI

client = OpenAI()


def ask(messages, stream=False, structured=False):
    if stream and structured:
        raise ValueError("either, not both")
    params = {"model": "gpt-oss-120b", "messages": messages, "stream": stream}
    if structured:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)


print(ask([], structured=True).choices[0].message.content)
print(len(list(ask([], stream=True))))
