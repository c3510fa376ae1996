#! left CBS301 kept in an object of `Answer`
from dataclasses import dataclass
from typing import Any

from openai import OpenAI


@dataclass
class Answer:
    response: Any

    @property
    def text(self):
        return self.response.choices[0].text


print(Answer(OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt="Boxed")).text)
