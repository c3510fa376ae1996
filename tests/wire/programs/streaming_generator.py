from openai import OpenAI

client = OpenAI()


def stream(text, **options):
    for chunk in client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], stream=True, **options
    ):
        yield chunk.choices[0].delta.content or ""


def stream_lines(text):
    yield from stream(text, presence_penalty=0.3)


print("".join(stream_lines("Hi")))
