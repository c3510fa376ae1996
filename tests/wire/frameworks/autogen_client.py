import asyncio

from autogen_core.models import UserMessage
from autogen_ext.models.openai import OpenAIChatCompletionClient

client = OpenAIChatCompletionClient(model="gpt-4o-mini", frequency_penalty=0.5)


async def main():
    message = UserMessage(content="hello", source="user")
    answer = await client.create([message], extra_create_args={"service_tier": "auto"})
    print(answer.content)


asyncio.run(main())
