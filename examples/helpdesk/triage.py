"""Sorts new tickets before a person sees them."""

import json
import os
from typing import Any

from openai import NOT_GIVEN, OpenAI

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY"),
)
create = client.chat.completions.create

QUEUES = ["billing", "repairs", "returns", "other"]
POLICY = "Think carefully step by step before you decide."
TOOLS: Any = [
    {
        "type": "function",
        "function": {
            "name": "assign",
            "description": "Put the ticket into a queue.",
            "parameters": {"type": "object", "properties": {"queue": {"enum": QUEUES}}, "required": ["queue"]},
        },
    }
]


def queue(ticket: str) -> str:
    """The queue that a ticket belongs in: one tool call, one answer."""
    completion = create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": ticket}],
        tools=TOOLS,
        tool_choice="required",
        parallel_tool_calls=False,
    )
    call = completion.choices[0].message.tool_calls[0]
    return json.loads(call.function.arguments)["queue"]


def urgent(ticket: str) -> bool:
    """Whether a person should look at the ticket today."""
    completion = create(
        model="gpt-oss-120b",
        messages=[{"role": "system", "content": POLICY}, {"role": "user", "content": f"Urgent? yes or no\n\n{ticket}"}],
        reasoning_effort="low",
        logit_bias={"13022": 5, "3160": 5},
    )
    return (completion.choices[0].message.content or "").startswith("yes")


def spam(ticket: str, seed: int | None = None) -> bool:
    """Whether the ticket is an advertisement; the same seed gives the same answer."""
    completion = create(
        model="gpt-oss-120b",
        messages=[
            {"role": "developer", "content": "Say SPAM or HAM, nothing else."},
            {"role": "user", "content": ticket},
        ],
        presence_penalty=NOT_GIVEN,
        seed=NOT_GIVEN if seed is None else seed,
        max_completion_tokens=200,  # compatlint: ignore[CBS105] the tier moved into the client
    )
    return completion.choices[0].message.content == "SPAM"


def summary(ticket: str) -> dict[str, Any]:
    """Customer, product and problem, as the form on the right-hand side shows them."""
    stream = create(
        model="gpt-oss-120b",
        messages=[
            {"role": "system", "content": "You fill in forms."},
            {"role": "developer", "content": "Reply in JSON with the keys customer, product and problem."},
            {"role": "user", "content": ticket},
        ],
        response_format={"type": "json_object"},
        stream=True,
    )
    return json.loads("".join(chunk.choices[0].delta.content or "" for chunk in stream))
