"""Looks things up for a ticket before a colleague sees it: orders, and what the customer wrote before."""

import json
import os
from datetime import date
from typing import Any

import openai
from openai import OpenAI
from pydantic import BaseModel, Field

MODEL = "gpt-oss-120b"
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])


class FindOrders(BaseModel):
    """The orders of a customer."""

    customer: str = Field(description="number of the customer")
    since: date


class Report(BaseModel):
    """What the colleague gets to see."""

    summary: str
    orders: list[str] = Field(max_length=5)
    urgent: bool


TOOLS: Any = [openai.pydantic_function_tool(FindOrders, name="find_orders")]


def look_up(ticket: str, orders: dict[str, list[str]], turns: int = 4) -> list[Any]:
    """The conversation with the model after it has looked up what it needs."""
    messages: list[Any] = [{"role": "user", "content": f"What has this customer ordered?\n\n{ticket}"}]
    for _ in range(turns):
        completion = client.chat.completions.create(
            model=MODEL, messages=messages, tools=TOOLS, store=True, metadata={"app": "helpdesk"}
        )
        message = completion.choices[0].message
        messages.append(message.model_dump())
        for call in message.tool_calls or []:
            customer = json.loads(call.function.arguments)["customer"]
            found = ", ".join(orders.get(customer, []))
            messages.append({"role": "tool", "tool_call_id": call.id, "content": found})
        if not message.tool_calls:
            break
    return messages


def report(history: list[Any]) -> Report | None:
    """The report on what was found."""
    completion = client.chat.completions.parse(model=MODEL, messages=history, tools=TOOLS, response_format=Report)
    return completion.choices[0].message.parsed


def polite(draft: str) -> str:
    """The draft in a friendlier tone."""
    completion = client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "user", "content": f"Make this friendlier:\n\n{draft}"}],
        temperature=1.6,
        tool_choice="none",
        reasoning_effort="minimal",
        max_tokens=600,
        max_completion_tokens=600,
    )
    return completion.choices[0].message.content or draft


def language(ticket: str) -> str:
    """The language that the customer writes in, as a code of two letters."""
    completion = client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "user", "content": f"Which language is this? Two letters.\n\n{ticket}"}],
        max_completion_tokens=8,
    )
    return (completion.choices[0].message.content or "en").strip().lower()


def mood(ticket: str) -> str:
    """How the customer feels, in one word."""
    form: Any = {"type": "json_schema", "json_schema": {"schema": {"type": "object", "additionalProperties": False}}}
    completion = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": f"How does this sound?\n\n{ticket}"}], response_format=form
    )
    return completion.choices[0].message.content or "calm"


def thinking_aloud(messages: list[Any]) -> str:
    """What a smaller model says while it looks things up."""
    stream = client.chat.completions.create(model="qwen-3-32b", messages=messages, tools=TOOLS, stream=True)
    return "".join(chunk.choices[0].delta.content or "" for chunk in stream)
