#! possible CBS103
from openai import NOT_GIVEN, OpenAI


class Chat:
    def __init__(self):
        self.client = OpenAI()

    def ask(self, text, temperature=1.0, frequency=NOT_GIVEN, presence=NOT_GIVEN):
        return self.client.chat.completions.create(
            model="gpt-oss-120b",
            messages=[{"role": "user", "content": text}],
            temperature=temperature,
            frequency_penalty=frequency,
            presence_penalty=presence,
        )


print(Chat().ask("Hi", 0.2, 0.7).choices[0].message.content)
