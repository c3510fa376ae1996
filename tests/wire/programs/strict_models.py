from datetime import datetime

from openai import OpenAI
from pydantic import BaseModel, Field

client = OpenAI()


class Visit(BaseModel):
    when: datetime
    rooms: list[str] = Field(min_length=1)


class Answer(BaseModel):
    text: str
    visits: list[Visit] = []


def ask(question):
    messages = [{"role": "user", "content": question}]
    answer = client.chat.completions.parse(model="gpt-oss-120b", messages=messages, response_format=Answer)
    return answer.choices[0].message.parsed


print(ask("Who came?"))
