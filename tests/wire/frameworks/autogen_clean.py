import asyncio

from autogen_core.models import UserMessage
from autogen_ext.models.openai import OpenAIChatCompletionClient

INFO = {"vision": False, "function_calling": True, "json_output": True, "structured_output": True, "family": "unknown"}
client = OpenAIChatCompletionClient(
    model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1", model_info=INFO, temperature=0
)


async def main():
    answer = await client.create([UserMessage(content="hello", source="user")], json_output=True)
    print(answer.content)


asyncio.run(main())
