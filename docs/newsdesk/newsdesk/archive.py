"""Finds articles that are alike."""

from newsdesk.settings import client


def vector(text: str) -> list[float]:
    return client.embeddings.create(model="text-embedding-3-small", input=text).data[0].embedding


def nearest(article: str, others: list[str]) -> str:
    """The article that is most like this one, itself left out."""
    own = vector(article)

    def likeness(other: str) -> float:
        return sum(a * b for a, b in zip(own, vector(other), strict=True))

    return max((other for other in others if other != article), key=likeness)
