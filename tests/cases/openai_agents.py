# Agents of the OpenAI Agents SDK: which API they ask, and with what.

# case: the default is the responses api
from agents import Agent, Runner

agent = Agent(name="x", model="gpt-4o")  #! CBS001 CBS302
Runner.run_sync(agent, "hi")
other = Agent(name="y")  #! CBS001 CBS302

# case: a class with its type parameters
from agents import Agent

agent = Agent[dict](name="x", model="gpt-4o")  #! CBS001 CBS302

# case: a chat model
from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, Runner
from openai import AsyncOpenAI

client = AsyncOpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
model = OpenAIChatCompletionsModel(model="gpt-oss-120b", openai_client=client)
agent = Agent(
    name="x",
    model=model,
    model_settings=ModelSettings(presence_penalty=1, frequency_penalty=None, extra_args={"service_tier": "flex"}),  #! CBS103 CBS105
)
Agent(name="y", model=model, tools=[], model_settings=ModelSettings(parallel_tool_calls=False))  #! CBS104?
Agent(name="z", model=model, tools=[len], model_settings=ModelSettings(parallel_tool_calls=False))  #! CBS104

# fixed: unsafe
from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, Runner
from openai import AsyncOpenAI

client = AsyncOpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
model = OpenAIChatCompletionsModel(model="gpt-oss-120b", openai_client=client)
agent = Agent(
    name="x",
    model=model,
    model_settings=ModelSettings(frequency_penalty=None, extra_args={}),
)
Agent(name="y", model=model, tools=[], model_settings=ModelSettings())
Agent(name="z", model=model, tools=[len], model_settings=ModelSettings())

# case: a format of the answer is streamed
from agents import Agent, OpenAIChatCompletionsModel, Runner
from openai import AsyncOpenAI
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


client = AsyncOpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
agent = Agent(name="x", model=OpenAIChatCompletionsModel("gpt-oss-120b", client), output_type=Answer)
Runner.run_sync(agent, "hi")
Runner.run_streamed(agent, "hi")  #! CBS201
plain = Agent(name="x", model=OpenAIChatCompletionsModel("gpt-oss-120b", client), output_type=str)
Runner.run_streamed(plain, "hi")

# case: what is set for all
from agents import Agent, ModelSettings, set_default_openai_api, set_default_openai_client
from openai import AsyncOpenAI

set_default_openai_client(AsyncOpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1"), use_for_tracing=False)
set_default_openai_api("chat_completions")
agent = Agent(name="x", model="gpt-oss-120b", model_settings=ModelSettings(store=True))  #! CBS106

# case: what another file sets for all
# file: setup_llm.py
from agents import set_default_openai_api, set_default_openai_client
from openai import AsyncOpenAI


def configure():
    set_default_openai_client(AsyncOpenAI(base_url="http://localhost:8000/v1", api_key="x"))
    set_default_openai_api("chat_completions")

# file: main.py
from agents import Agent, ModelSettings
from setup_llm import configure

configure()
agent = Agent(name="x", model="llama", model_settings=ModelSettings(store=True, presence_penalty=1))

# case: other providers are silent
from agents import Agent, ModelSettings, OpenAIChatCompletionsModel
from agents.extensions.models.litellm_model import LitellmModel
from openai import AsyncOpenAI

local = OpenAIChatCompletionsModel("llama", AsyncOpenAI(base_url="http://localhost:8000/v1", api_key="x"))
Agent(name="x", model=local, model_settings=ModelSettings(presence_penalty=1))
Agent(name="x", model=LitellmModel(model="anthropic/claude"), model_settings=ModelSettings(presence_penalty=1))


def build(model):
    return Agent(name="x", model=model, model_settings=ModelSettings(presence_penalty=1))

# case: a package of the project with that name
# file: agents/__init__.py
class Agent:
    def __init__(self, **options):
        self.options = options

# file: main.py
from agents import Agent

agent = Agent(name="x", model="gpt-4o", openai=True)

# case: prefixes of models
from agents import Agent, Runner

Agent(name="a", model="openai/gpt-4o")  #! CBS001 CBS302
Agent(name="b", model="litellm/anthropic/claude", tools=[len])
Agent(name="c", model="any-llm/openrouter/openai/gpt-4o")
Agent(name="d", model="litellm/openai/gpt-4o")  #! CBS001 CBS004
agent = Agent(name="e", model="litellm/cerebras/gpt-oss-120b")
Runner.run_sync(agent, "hi")

# fixed: unsafe
from agents import Agent, Runner

Agent(name="a", model="openai/gpt-4o")
Agent(name="b", model="litellm/anthropic/claude", tools=[len])
Agent(name="c", model="any-llm/openrouter/openai/gpt-4o")
Agent(name="d", model="litellm/cerebras/gpt-4o")
agent = Agent(name="e", model="litellm/cerebras/gpt-oss-120b")
Runner.run_sync(agent, "hi")

# case: tools of an agent are tools of its requests
from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, Runner
from openai import AsyncOpenAI

client = AsyncOpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
model = OpenAIChatCompletionsModel("gpt-oss-120b", client)
required = ModelSettings(tool_choice="required")  #! CBS203 CBS207?
Runner.run_sync(Agent(name="a", model=model, tools=[len], model_settings=required), "hi")
Runner.run_sync(Agent(name="b", model=model, handoffs=[Agent(name="c", model=model)], model_settings=required), "hi")
Runner.run_sync(Agent(name="d", model=model, model_settings=required), "hi")

# case: what another program sets for all of its agents is for that one
# file: main.py
from agents import Agent

agent = Agent(name="x", model="gpt-4o")  #! CBS001 CBS302

# file: other.py
from agents import Agent, set_default_openai_api, set_default_openai_client
from openai import AsyncOpenAI

set_default_openai_client(client=AsyncOpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1"))
set_default_openai_api("chat_completions")
agent = Agent(name="x", model="gpt-oss-120b")

# case: a signature that is checked sends nothing
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.webhooks.unwrap("{}", {})
client.webhooks.verify_signature("{}", {})

# case: a client by way of the package
from agents import Agent, AsyncOpenAI, OpenAIChatCompletionsModel

client = AsyncOpenAI()  #! CBS001
agent = Agent(name="x", model=OpenAIChatCompletionsModel(model="gpt-oss-120b", openai_client=client))

# case: tools of which some are strict
from agents import Agent, FunctionTool, function_tool, set_default_openai_api

set_default_openai_api("chat_completions")


@function_tool
def closed(city: str) -> str:
    return city


@function_tool(strict_mode=False)
def free(places: dict) -> str:
    return str(places)


@function_tool(strict_mode=asked)
def either(city: str) -> str:
    return city


def plain(city: str) -> str:
    return city


Agent(name="a", model="gpt-oss-120b", tools=[closed, free])  #! CBS001 CBS205
Agent(name="b", model="gpt-oss-120b", tools=[function_tool(plain), FunctionTool(strict_json_schema=False)])  #! CBS001 CBS205
Agent(name="c", model="gpt-oss-120b", tools=[closed, function_tool(plain)])  #! CBS001
Agent(name="d", model="gpt-oss-120b", tools=[free, function_tool(plain, strict_mode=False)])  #! CBS001
Agent(name="e", model="gpt-oss-120b", tools=[free, either])  #! CBS001
Agent(name="f", model="gpt-oss-120b", tools=[free, made_elsewhere])  #! CBS001
