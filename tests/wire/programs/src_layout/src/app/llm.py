from openai import OpenAI

client = OpenAI()


def complete(text, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    ).choices[0].message.content
