#! left CBS201 a framework makes this request
import asyncio

from agents import Agent, OpenAIChatCompletionsModel, Runner, set_tracing_disabled
from openai import AsyncOpenAI
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


set_tracing_disabled(True)
client = AsyncOpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
agent = Agent(name="helper", model=OpenAIChatCompletionsModel("gpt-oss-120b", client), output_type=Answer)


async def main():
    answer = Runner.run_streamed(agent, "hello")
    async for _ in answer.stream_events():
        pass
    print(answer.final_output)


asyncio.run(main())
