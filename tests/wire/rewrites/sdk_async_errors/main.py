#! options --to cerebras-sdk --model *=gpt-oss-120b
import asyncio

from helper import guarded
from openai import AsyncOpenAI, NotFoundError


async def main(client: AsyncOpenAI):
    assert isinstance(client, AsyncOpenAI)
    try:
        answer = await guarded(client, "errors")
    except NotFoundError as error:
        answer = f"gone: {error}"
    return answer


print(asyncio.run(main(AsyncOpenAI())))
