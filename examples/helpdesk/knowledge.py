"""Finds articles of the knowledge base and keeps them short."""

import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])


def embed(articles: list[str]) -> list[list[float]]:
    """A vector for each article, for the search index."""
    answer = client.embeddings.create(model="text-embedding-3-small", input=articles)
    return [item.embedding for item in answer.data]


def headline(article: str) -> str:
    """A headline for an article that has none."""
    prompt = f"{article}\n\nA headline for this article:"
    completion = client.completions.create(model="gpt-oss-120b", prompt=prompt, max_tokens=16, stop="\n")
    return completion.choices[0].text.strip()


def shorten(article: str) -> str:
    """The article in three sentences."""
    completion = client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": f"In three sentences:\n\n{article}"}],
        extra_body={"service_tier": "flex", "reasoning_format": "hidden"},
    )
    return completion.choices[0].message.content or ""
