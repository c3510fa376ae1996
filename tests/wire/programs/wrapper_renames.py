from openai import OpenAI

client = OpenAI()


def ask(text, repeat=0.0):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], frequency_penalty=repeat
    )


print(ask("Hi", 0.9).choices[0].message.content)
