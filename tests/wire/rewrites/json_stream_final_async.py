import asyncio

from openai import AsyncOpenAI
from pydantic import BaseModel


class Person(BaseModel):
    text: str


async def main():
    client = AsyncOpenAI()
    async with client.chat.completions.stream(
        model="gpt-oss-120b", messages=[{"role": "user", "content": "Async final"}], response_format=Person
    ) as stream:
        await stream.until_done()
        final = await stream.get_final_completion()
    print(final.choices[0].message.parsed)


asyncio.run(main())
