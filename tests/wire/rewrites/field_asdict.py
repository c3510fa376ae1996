#! left CBS101 not written as
from dataclasses import asdict, dataclass

from openai import OpenAI


@dataclass
class Sampling:
    temperature: float = 0.3
    frequency_penalty: float = 0.0


reply = OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}], **asdict(Sampling()))
print(reply.choices[0].message.content)
