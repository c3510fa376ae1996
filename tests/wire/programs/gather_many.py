import asyncio

from openai import AsyncOpenAI


class Batch:
    def __init__(self, limit=2):
        self.client = AsyncOpenAI()
        self.semaphore = asyncio.Semaphore(limit)

    async def one(self, text, **options):
        async with self.semaphore:
            answer = await self.client.chat.completions.create(
                model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
            )
        return answer.choices[0].message.content

    async def all(self, texts):
        return await asyncio.gather(*(self.one(text, presence_penalty=0.1) for text in texts))


async def main():
    print(await Batch().all(["a", "b"]))


asyncio.run(main())
