from openai import OpenAI

client = OpenAI()


def extract(text):
    stream = client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": "As JSON: " + text}],
        response_format={"type": "json_object"},
        stream=True,
    )
    return "".join(chunk.choices[0].delta.content or "" for chunk in stream)


print(extract("Ada, 36"))
