import asyncio
import functools

from openai import AsyncOpenAI

client = AsyncOpenAI()


def timed(function):
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):
        return await function(*args, **kwargs)

    return wrapper


@timed
async def ask(text, **options):
    answer = await client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    )
    return answer.choices[0].message.content


print(asyncio.run(ask("Hi", logit_bias={"1": 1})))
