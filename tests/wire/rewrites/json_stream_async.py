import asyncio
import json

from openai import AsyncOpenAI

client = AsyncOpenAI()


async def ask(question: str) -> dict:
    answer = ""
    async for chunk in await client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": question}],
        response_format={"type": "json_object"},
        stream=True,
    ):
        answer = answer + (chunk.choices[0].delta.content or "")
    return json.loads(answer)


print(asyncio.run(ask("Async?")))
