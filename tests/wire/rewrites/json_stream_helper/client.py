from openai import OpenAI

client = OpenAI()


def ask_json(question: str):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": question}],
        response_format={"type": "json_object"},
        stream=True,
    )
