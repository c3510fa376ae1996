import asyncio
import os

import aiohttp

HEADERS = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}


async def ask(session, text):
    body = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": text}], "n": 1, "verbosity": "low"}
    async with session.post("https://api.openai.com/v1/chat/completions", json=body) as response:
        return (await response.json())["choices"][0]["message"]["content"]


async def main():
    async with aiohttp.ClientSession(headers=HEADERS) as session:
        print(*await asyncio.gather(ask(session, "a"), ask(session, "b")))
    async with aiohttp.ClientSession("https://api.cerebras.ai", headers=HEADERS) as session:
        body = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "c"}], "tool_choice": "auto"}
        async with session.request("POST", "/v1/chat/completions", json=body) as response:
            print(response.status)


asyncio.run(main())
