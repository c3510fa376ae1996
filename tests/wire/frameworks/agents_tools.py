from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, Runner, function_tool, set_tracing_disabled
from openai import AsyncOpenAI


@function_tool
def now() -> str:
    """The time."""
    return "noon"


set_tracing_disabled(True)
client = AsyncOpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
agent = Agent(
    name="helper",
    model=OpenAIChatCompletionsModel(model="gpt-oss-120b", openai_client=client),
    model_settings=ModelSettings(parallel_tool_calls=False),
    tools=[now],
)
print(Runner.run_sync(agent, "hello").final_output)
