# Models and agents of pydantic-ai, and the settings that either has.

# case: a model and an agent over it
from pydantic_ai import Agent, ModelSettings
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

model = OpenAIChatModel(
    "gpt-4o",  #! CBS004
    provider=OpenAIProvider(),  #! CBS001
    settings=ModelSettings(presence_penalty=1),  #! CBS103
)
agent = Agent(model, model_settings={"frequency_penalty": 1, "openai_service_tier": "auto"})  #! CBS101 CBS105
agent.run_sync("hi", model_settings={"openai_store": True})  #! CBS106

# case: an old name and a base url
import os

from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIModel
from pydantic_ai.providers.openai import OpenAIProvider

provider = OpenAIProvider(base_url="https://api.cerebras.ai/v1", api_key=os.environ["OPENAI_API_KEY"])  #! CBS002
agent = Agent(OpenAIModel("gpt-oss-120b", provider=provider), model_settings={"logit_bias": {}})  #! CBS102

# fixed: unsafe
import os

from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIModel
from pydantic_ai.providers.openai import OpenAIProvider

provider = OpenAIProvider(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
agent = Agent(OpenAIModel("gpt-oss-120b", provider=provider), model_settings={})

# case: an id
from pydantic_ai import Agent

agent = Agent("openai:gpt-4o", instructions="Be brief.")  #! CBS001 CBS004

# fixed: unsafe
from pydantic_ai import Agent

agent = Agent("cerebras:gpt-4o", instructions="Be brief.")

# case: the class for the target leaves out what has no effect
from pydantic_ai import Agent, ModelSettings
from pydantic_ai.models.cerebras import CerebrasModel

agent = Agent(CerebrasModel("gpt-oss-120b"), model_settings=ModelSettings(logit_bias={"1": 1}))
agent.run_sync("hi", model_settings=ModelSettings(presence_penalty=1, logit_bias={"1": 1}))  #! CBS103

# case: parallel tool calls are sent with tools only
from pydantic_ai import Agent

agent = Agent("cerebras:gpt-oss-120b", model_settings={"parallel_tool_calls": False})  #! CBS104?
other = Agent("cerebras:gpt-oss-120b", tools=[len], model_settings={"parallel_tool_calls": False})  #! CBS104

# case: a native output is streamed
from pydantic_ai import Agent, NativeOutput

agent = Agent("cerebras:gpt-oss-120b", output_type=NativeOutput(dict))
agent.run_sync("hi")
agent.run_stream("hi")  #! CBS201
Agent("cerebras:gpt-oss-120b", output_type=dict).run_stream("hi")

# case: other providers are silent
import os

from pydantic_ai import Agent, ModelSettings
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.azure import AzureProvider
from pydantic_ai.providers.openai import OpenAIProvider

Agent("anthropic:claude", model_settings=ModelSettings(presence_penalty=1))
Agent(AnthropicModel("claude"), model_settings=ModelSettings(presence_penalty=1))
Agent(os.environ["MODEL"], model_settings=ModelSettings(presence_penalty=1))
Agent(model_settings=ModelSettings(presence_penalty=1))
local = OpenAIChatModel("llama", provider=OpenAIProvider(base_url="http://localhost:11434/v1"))
Agent(local, model_settings=ModelSettings(presence_penalty=1)).run_sync("x")
OpenAIChatModel("gpt", provider=AzureProvider(api_version="x"), settings={"frequency_penalty": 1})
OpenAIChatModel("llama", base_url="https://openrouter.ai/api/v1", api_key="x", settings={"presence_penalty": 1})


def build(model):
    return Agent(model, model_settings={"frequency_penalty": 1})


# case: a local class that looks alike
from pydantic_ai import RunContext

from ours import Agent, ModelSettings

Agent("openai:gpt-4o", model_settings=ModelSettings(presence_penalty=1)).run_sync("x")

# case: functions of which only some become strict tools
from typing import Any, Optional

from pydantic import BaseModel
from pydantic_ai import Agent, RunContext
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.cerebras import CerebrasProvider

model = OpenAIChatModel("gpt-oss-120b", provider=CerebrasProvider(api_key="csk-1"))


class Query(BaseModel):
    text: str


class Files:
    def read(self, path: str) -> str:
        return path


def read(path: str) -> str:
    return path


def many(context: RunContext[None], path: str, lines: int | None, names: list[str], rest: Optional[float]) -> str:
    return path


def look(pattern: str, limit: int = 50) -> str:
    return pattern


def opened(options: dict[str, Any]) -> str:
    return ""


def nothing() -> str:
    return ""


def untold(what) -> str:
    return what


def ask(query: Query) -> str:
    return query.text


Agent(model, tools=[read, look])  #! CBS205?
Agent(model, tools=[many, opened])  #! CBS205?
agent = Agent(model, tools=[Files().read, nothing])  #! CBS205?
agent.run_sync("hello")
Agent(model, tools=[read, many])
Agent(model, tools=[look, opened, nothing])
Agent(model, tools=[read, untold, ask, print])
Agent(model, tools=[look, untold, ask])
Agent(model, tools=[read])

# case: functions of which only some become strict tools: later only some models mind
# options: --edition 2026-10
from pydantic_ai import Agent


def read(path: str) -> str:
    return path


def look(pattern: str, limit: int = 50) -> str:
    return pattern


Agent("cerebras:gpt-oss-120b", tools=[read, look])
Agent("cerebras:kimi-k2.7-code", tools=[read, look])  #! CBS205?
