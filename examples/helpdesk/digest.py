"""The weekly mail to the team; written for openai 0.28 and still run with it."""

import os

import openai

openai.api_base = "https://api.cerebras.ai/v1"
openai.api_key = os.environ["CEREBRAS_API_KEY"]


def digest(tickets: list[str]) -> str:
    """What happened this week."""
    joined = "\n---\n".join(tickets)
    completion = openai.ChatCompletion.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": f"Sum up this week's tickets:\n{joined}"}],
    )
    return completion["choices"][0]["message"]["content"]


def mail(text: str) -> str:
    """The mail around the digest."""
    return f"Hello team,\n\n{text}\n\nThe helpdesk"  # compatlint: ignore[CBS110] wording agreed with legal
