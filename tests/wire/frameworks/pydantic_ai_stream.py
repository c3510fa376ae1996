#! left CBS201 a framework makes this request
import asyncio

from pydantic import BaseModel
from pydantic_ai import Agent, NativeOutput


class Answer(BaseModel):
    text: str


agent = Agent("cerebras:gpt-oss-120b", output_type=NativeOutput(Answer))


async def main():
    async with agent.run_stream("hello") as answer:
        print(await answer.get_output())


asyncio.run(main())
