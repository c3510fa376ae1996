from functools import partialmethod

from openai import OpenAI


class Writer:
    def __init__(self):
        self._client = OpenAI()

    def write(self, text, **options):
        answer = self._client.chat.completions.create(
            model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
        )
        return answer.choices[0].message.content

    poem = partialmethod(write, temperature=1, frequency_penalty=1)
    prose = partialmethod(write, temperature=0.3)


print(Writer().poem("spring"), Writer().prose("winter"))
