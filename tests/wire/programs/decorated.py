import functools

from openai import OpenAI

client = OpenAI()


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("asking")
        return function(*args, **kwargs)

    return wrapper


@logged
def ask(text, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options)


print(ask("Hi", parallel_tool_calls=True).choices[0].message.content)
