import asyncio

from cerebras.cloud.sdk import AsyncCerebras


async def main():
    async with AsyncCerebras() as client:
        answer = await client.chat.completions.create(
            messages=[{"role": "user", "content": "Hi"}],
            model="gpt-oss-120b",
            service_tier="auto",
        )
        print(answer.choices[0].message.content)


asyncio.run(main())
