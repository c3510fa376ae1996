#! left CBS201 more is done with the stream
from openai import OpenAI
from pydantic import BaseModel


class Person(BaseModel):
    text: str


with OpenAI().chat.completions.stream(
    model="gpt-oss-120b", messages=[{"role": "user", "content": "Events"}], response_format=Person
) as stream:
    for event in stream:
        if event.type == "content.delta":
            print(event.delta, end="")
    print(stream.get_final_completion().choices[0].message.parsed)
