import functools

from openai import OpenAI, RateLimitError

client = OpenAI()


def retry(times=3, on=(RateLimitError,)):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except on:
                    if attempt == times - 1:
                        raise

        return wrapper

    return decorate


@retry(times=2)
def ask(text, **options):
    answer = client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    )
    return answer.choices[0].message.content


print(ask("Hi", presence_penalty=0.2))
