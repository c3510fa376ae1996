from typing import Literal

from openai import OpenAI
from pydantic import BaseModel

KNOWN = ("gpt-4o", "gpt-4o-mini")


class Settings(BaseModel):
    model: Literal["gpt-4", "gpt-4.1"] = "gpt-4"


class Model:
    supported = ["gpt-4o", "gpt-4o-mini"]
    model: str = "gpt-4o-mini"

    def __init__(self):
        if self.model in self.supported:
            self.client = OpenAI().chat.completions
        else:
            raise ValueError(self.model)

    def ask(self, text):
        return self.client.create(model=self.model, messages=[{"role": "user", "content": text}])


def checked(text, model="gpt-4o"):
    assert model in KNOWN, model
    return OpenAI().chat.completions.create(model=model, messages=[{"role": "user", "content": text}])


settings = Settings(model="gpt-4.1")
print(Model().ask("of its list").choices[0].message.content)
print(checked("of the list of all").choices[0].message.content)
answer = OpenAI().chat.completions.create(model=settings.model, messages=[{"role": "user", "content": "of its type"}])
print(answer.choices[0].message.content)
