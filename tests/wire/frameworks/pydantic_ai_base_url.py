#! possible CBS104
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

provider = OpenAIProvider(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
agent = Agent(OpenAIChatModel("gpt-oss-120b", provider=provider), instructions="Be brief.")


@agent.tool_plain
def now() -> str:
    """The time."""
    return "noon"


print(agent.run_sync("hello", model_settings={"parallel_tool_calls": False, "max_tokens": 500}).output)
