"""The assistant that customers talk to."""

from collections.abc import Iterator
from typing import Any

from openai import OpenAI

MODEL = "gpt-4o-mini"
VOICE = "You answer for the support desk of a bicycle shop. Be friendly, and walk the customer through it step by step."


def settings(chatty: bool) -> dict[str, Any]:
    """How freely the model may write."""
    chosen: dict[str, Any] = {"model": MODEL, "temperature": 0.4, "frequency_penalty": 0.3}
    if chatty:
        chosen["presence_penalty"] = 0.6
    return chosen


class Assistant:
    """One conversation with one customer."""

    def __init__(self, customer: str) -> None:
        self.client = OpenAI(timeout=30, max_retries=4)
        self.messages: list[dict[str, Any]] = [
            {"role": "system", "content": VOICE},
            {"role": "user", "content": f"I am {customer}."},
        ]

    def answer(self, question: str, *, chatty: bool = False) -> str:
        """Draft an answer for a colleague to read."""
        self.messages.append({"role": "user", "content": question})
        completion = self.client.chat.completions.create(messages=self.messages, **settings(chatty))
        return completion.choices[0].message.content or ""

    def typing(self, question: str) -> Iterator[str]:
        """The same, shown while it is written."""
        request: dict[str, Any] = {"model": "gpt-oss-120b", "stream": True, "service_tier": "auto"}
        request.pop("service_tier")
        request["messages"] = [*self.messages, {"role": "user", "content": question}]
        for chunk in self.client.chat.completions.create(**request):
            yield chunk.choices[0].delta.content or ""
