from openai import OpenAI

client = OpenAI()


def main():
    params = {"frequency_penalty": 1}

    def reset():
        nonlocal params
        params = {"seed": 1}

    reset()
    return client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)


print(main().choices[0].message.content)
