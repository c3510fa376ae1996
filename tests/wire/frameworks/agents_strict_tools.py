#! left CBS205 Give all tools the same `strict`
from agents import Agent, AsyncOpenAI, OpenAIChatCompletionsModel, Runner, function_tool, set_tracing_disabled


@function_tool
def weather(city: str) -> str:
    """Weather."""
    return "fine"


@function_tool(strict_mode=False)
def any_weather(places: dict) -> str:
    """Weather."""
    return "fine"


set_tracing_disabled(True)
client = AsyncOpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
agent = Agent(name="x", model=OpenAIChatCompletionsModel("gpt-oss-120b", client), tools=[weather, any_weather])
print(Runner.run_sync(agent, "hi").final_output)
