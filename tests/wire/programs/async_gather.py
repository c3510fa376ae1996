import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()
DEFAULTS = {"model": "gpt-4o-mini", "presence_penalty": 0.4}


async def ask(text):
    answer = await client.chat.completions.create(messages=[{"role": "user", "content": text}], **DEFAULTS)
    return answer.choices[0].message.content


async def main():
    print(await asyncio.gather(ask("a"), ask("b")))


asyncio.run(main())
