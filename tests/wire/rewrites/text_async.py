import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()


async def ask(prompt: str) -> str:
    response = await client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt, max_tokens=20)
    return response.choices[0].text


async def main() -> None:
    answers = await asyncio.gather(*[ask(f"Question {number}") for number in range(3)])
    print(answers)


asyncio.run(main())
