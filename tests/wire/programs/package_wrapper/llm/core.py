from openai import OpenAI

from .settings import MODEL

_client = OpenAI()


def ask(text, **kwargs):
    return _client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": text}], **kwargs)
