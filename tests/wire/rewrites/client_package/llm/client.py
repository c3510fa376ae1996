from openai import OpenAI

from .settings import DEFAULTS, Settings

_client = None


def _get():
    global _client
    if _client is None:
        _client = OpenAI()
    return _client


def chat(text: str, settings: Settings) -> str:
    response = _get().chat.completions.create(
        model=settings.model,
        temperature=settings.temperature,
        messages=[{"role": "user", "content": text}],
        **DEFAULTS,
    )
    return response.choices[0].message.content
