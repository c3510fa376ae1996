"""Headlines and tags."""

from newsdesk.settings import MODEL, STYLE, client


def headline(article: str) -> str:
    messages = [{"role": "user", "content": f"A headline for: {article}"}]
    completion = client.chat.completions.create(model=MODEL, messages=messages, **STYLE)
    return completion.choices[0].message.content or ""


def tags(article: str) -> str:
    stream = client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "user", "content": f"Tags for this article, as JSON: {article}"}],
        response_format={"type": "json_object"},
        stream=True,
        **STYLE,
    )
    return "".join(chunk.choices[0].delta.content or "" for chunk in stream)
