from openai import OpenAI
from pydantic import BaseModel


class Person(BaseModel):
    text: str


with OpenAI().beta.chat.completions.stream(
    model="gpt-oss-120b", messages=[{"role": "user", "content": "Wait"}], response_format=Person
) as stream:
    for _ in stream:
        pass
    print(stream.get_final_completion().choices[0].message.parsed.text)
