#! possible CBS101 CBS103
from openai import NOT_GIVEN, OpenAI

client = OpenAI()


def ask(text, penalty=None, presence=NOT_GIVEN):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": text}],
        frequency_penalty=penalty if penalty is not None else NOT_GIVEN,
        presence_penalty=presence,
    )


print(ask("a").choices[0].message.content)
print(ask("b", 0.5, 0.5).choices[0].message.content)
