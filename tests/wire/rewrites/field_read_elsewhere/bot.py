from openai import OpenAI

OPTIONS = {"temperature": 0.3, "frequency_penalty": 0.2}
client = OpenAI()


def ask(text):
    return client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}], **OPTIONS
    ).choices[0].message.content
