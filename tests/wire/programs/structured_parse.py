from openai import OpenAI
from pydantic import BaseModel


class Person(BaseModel):
    text: str


client = OpenAI()
answer = client.beta.chat.completions.parse(
    model="gpt-oss-120b",
    messages=[{"role": "user", "content": "Ada"}],
    response_format=Person,
)
print(answer.choices[0].message.parsed)
