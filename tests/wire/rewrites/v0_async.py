import asyncio

import openai


async def ask(prompt):
    response = await openai.ChatCompletion.acreate(
        model="gpt-3.5-turbo", messages=[{"role": "user", "content": prompt}], request_timeout=30
    )
    return response["choices"][0]["message"]["content"]


async def stream(prompt):
    text = ""
    async for chunk in await openai.ChatCompletion.acreate(
        model="gpt-3.5-turbo", messages=[{"role": "user", "content": prompt}], stream=True
    ):
        text += chunk["choices"][0].get("delta", {}).get("content", "")
    return text


async def main():
    for answer in await asyncio.gather(ask("one"), ask("two")):
        print(answer)
    print(await stream("three"))


asyncio.run(main())
