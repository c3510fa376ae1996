from openai import OpenAI

client = OpenAI()
JSON = {"response_format": {"type": "json_object"}}


def ask(text, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    )


for chunk in ask("As JSON", stream=True, **JSON):
    print(chunk.choices[0].delta.content)
