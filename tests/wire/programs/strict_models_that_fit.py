from enum import Enum
from typing import Literal, Optional

from openai import OpenAI
from pydantic import BaseModel, ConfigDict, Field

client = OpenAI()


class Kind(Enum):
    LETTER = "letter"
    PARCEL = "parcel"


class Item(BaseModel):
    kind: Kind
    weight: float = Field(gt=0, le=30, description="in kg")
    to: Optional[str] = None


class Answer(BaseModel):
    model_config = ConfigDict(frozen=True)
    text: str
    state: Literal["open", "closed"] = "open"
    items: list[Item] = []


def ask(question):
    messages = [{"role": "user", "content": question}]
    answer = client.chat.completions.parse(model="gpt-oss-120b", messages=messages, response_format=Answer)
    return answer.choices[0].message.parsed.text


print(ask("What came?"))
