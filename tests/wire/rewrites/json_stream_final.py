from openai import OpenAI
from pydantic import BaseModel


class Person(BaseModel):
    text: str


client = OpenAI()


def ask(question: str) -> Person | None:
    # the typed helper
    with client.chat.completions.stream(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": question}],
        response_format=Person,
    ) as stream:
        completion = stream.get_final_completion()
        return completion.choices[0].message.parsed


print(ask("Who?"))
