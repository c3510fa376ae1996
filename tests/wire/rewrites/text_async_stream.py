import asyncio

from openai import AsyncOpenAI


async def main():
    client = AsyncOpenAI()
    stream = await client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Stream this", stream=True)
    async for completion in stream:
        print(completion.choices[0].text, end="")
    print()


asyncio.run(main())
