from .connection import client
from .defaults import DEFAULTS


def ask(text, **options):
    request = DEFAULTS | options
    answer = client.chat.completions.create(messages=[{"role": "user", "content": text}], **request)
    return answer.choices[0].message.content
