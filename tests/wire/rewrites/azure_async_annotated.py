import asyncio

import openai
from openai import AsyncAzureOpenAI, AsyncOpenAI


def connect() -> "AsyncAzureOpenAI":
    return AsyncAzureOpenAI(
        azure_endpoint="https://acme.openai.azure.com", api_key="k", api_version="2024-06-01", azure_deployment="gpt-4o"
    )


async def ask(client: AsyncAzureOpenAI | None, text: str) -> str:
    assert isinstance(client, (AsyncAzureOpenAI, AsyncOpenAI))
    try:
        reply = await client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])
    except openai.RateLimitError:
        return "busy"
    return reply.choices[0].message.content


print(asyncio.run(ask(connect(), "Annotated")))
