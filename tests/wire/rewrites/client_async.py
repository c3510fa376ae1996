import asyncio
import os

from openai import AsyncOpenAI

client = AsyncOpenAI(api_key=os.environ.get("OPENAI_API_KEY"), timeout=20)


async def ask(text):
    answer = await client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": text}], presence_penalty=0.2
    )
    return answer.choices[0].message.content


async def main():
    print(await asyncio.gather(ask("one"), ask("two")))


asyncio.run(main())
