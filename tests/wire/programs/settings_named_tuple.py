from typing import NamedTuple

from openai import NOT_GIVEN, OpenAI


class Sampling(NamedTuple):
    temperature: float
    presence_penalty: float


LIVELY = Sampling(temperature=1, presence_penalty=0.7)
print(OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **LIVELY._asdict()).choices[0].message.content)
