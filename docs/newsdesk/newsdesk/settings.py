"""The client and what all requests have in common."""

from openai import OpenAI

MODEL = "gpt-4o-mini"
STYLE = {"temperature": 0.3, "presence_penalty": 0.5}

client = OpenAI(max_retries=3)
