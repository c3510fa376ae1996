import functools

from openai import OpenAI

client = OpenAI()


def portable(function):
    """Only what every provider knows."""

    @functools.wraps(function)
    def wrapper(text, *, temperature=1, **unknown):
        return function(text, temperature=temperature)

    return wrapper


@portable
def ask(text, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    )


print(ask("Hi", service_tier="flex", logit_bias={}).choices[0].message.content)
