from openai import OpenAI

from .supported import FIELDS, only

client = OpenAI()


def ask(text, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **only(options, FIELDS)
    )
