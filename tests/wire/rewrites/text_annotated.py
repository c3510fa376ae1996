from typing import Iterator, Optional

from openai import OpenAI, Stream
from openai.types import Completion
from openai.types.completion_choice import CompletionChoice

client = OpenAI()


def complete(prompt: str) -> Completion:
    response: Completion = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt)
    return response


def first(response: Optional[Completion]) -> "CompletionChoice":
    return response.choices[0]


def text(choice: CompletionChoice) -> str:
    return choice.text


def flow(prompt: str) -> Iterator[str]:
    chunks: Stream[Completion] = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt, stream=True)
    for chunk in chunks:
        yield chunk.choices[0].text


print(text(first(complete("annotated"))), "".join(flow("flow")))
