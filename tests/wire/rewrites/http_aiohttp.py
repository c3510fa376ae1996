import asyncio
import os

import aiohttp

HOST = "https://api.openai.com"


async def ask(text):
    body = {"model": "gpt-4o", "messages": [{"role": "user", "content": text}], "service_tier": "auto"}
    headers = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}
    async with aiohttp.ClientSession() as session:
        async with session.post(f"{HOST}/v1/chat/completions", json=body, headers=headers) as response:
            answer = await response.json()
    return answer["choices"][0]["message"]["content"]


print(asyncio.run(ask("Hello")))
