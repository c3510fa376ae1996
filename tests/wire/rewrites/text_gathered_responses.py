import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()


async def main():
    calls = [client.completions.create(model="gpt-3.5-turbo-instruct", prompt=f"City {n}") for n in range(3)]
    responses = await asyncio.gather(*calls)
    for response in responses:
        print(response.choices[0].text)


asyncio.run(main())
