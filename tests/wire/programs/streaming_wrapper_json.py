from openai import OpenAI

client = OpenAI()


def ask(text, stream=False, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], stream=stream, **options
    )


print(ask("As JSON", response_format={"type": "json_object"}).choices[0].message.content)
for chunk in ask("Hi", stream=True):
    print(chunk.choices[0].delta.content)
