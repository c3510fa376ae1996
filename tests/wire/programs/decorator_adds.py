import functools

from openai import OpenAI

client = OpenAI()


def deterministic(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        kwargs["seed"] = 7
        kwargs["frequency_penalty"] = 0
        return function(*args, **kwargs)

    return wrapper


@deterministic
def ask(text, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    )


print(ask("Hi").choices[0].message.content)
