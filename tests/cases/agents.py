# What agents of frameworks send besides: tools together with a typed answer, and what goes into the body.

# case: an agent whose provider answers by a schema
from langchain.agents import create_agent
from langchain.agents.structured_output import AutoStrategy, ProviderStrategy, ToolStrategy
from langchain_openai import ChatOpenAI
from pydantic import BaseModel


class Findings(BaseModel):
    flag: bool


def think(thought: str) -> str:
    return thought


model = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
create_agent(model=model, tools=[think], response_format=ProviderStrategy(Findings))  #! CBS202
create_agent(model, [think], response_format=ProviderStrategy(schema=Findings))  #! CBS202
create_agent(model, [think], response_format=ToolStrategy(Findings))
create_agent(model, [think], response_format=Findings)
create_agent(model, [think])
create_agent(model, [], response_format=ProviderStrategy(Findings))
create_agent(model, response_format=ProviderStrategy(Findings))

# case: an agent that is given a model of another provider
from langchain.agents import create_agent
from langchain.agents.structured_output import ProviderStrategy
from langchain_anthropic import ChatAnthropic
from langchain_openai import ChatOpenAI

create_agent(ChatAnthropic(model="claude"), [print], response_format=ProviderStrategy(dict))
local = ChatOpenAI(model="gpt-oss-120b", base_url="http://localhost:8000/v1", api_key="k")
create_agent(local, [print], response_format=ProviderStrategy(dict))

# case: an agent of a model that is not known
from langchain.agents import create_agent
from langchain.agents.structured_output import ProviderStrategy


def make(model, tools):
    return create_agent(model, tools, response_format=ProviderStrategy(dict))

# case: another agent asks for the typed answer by itself
from langchain_openai import ChatOpenAI
from langgraph.prebuilt import create_react_agent

model = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
create_react_agent(model, [print], response_format=dict)

# case: agents of agno
from agno.agent import Agent
from agno.models.cerebras import Cerebras, CerebrasOpenAI
from pydantic import BaseModel


class Findings(BaseModel):
    flag: bool


Agent(model=CerebrasOpenAI(id="gpt-oss-120b"), tools=[print], output_schema=Findings).run("Explore.")  #! CBS202
agent = Agent(model=Cerebras(id="gpt-oss-120b"), tools=[print])
agent.run("Explore.")
agent.run("Explore.", output_schema=Findings)  #! CBS202
Agent(model=Cerebras(id="gpt-oss-120b"), output_schema=Findings).run("Explore.")
Agent(model=Cerebras(id="gpt-oss-120b"), tools=None, output_schema=Findings).run("Explore.")

# case: agents of pydantic-ai
from pydantic import BaseModel
from pydantic_ai import Agent, NativeOutput, ToolOutput
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.cerebras import CerebrasProvider


class Findings(BaseModel):
    flag: bool


model = OpenAIChatModel("gpt-oss-120b", provider=CerebrasProvider(api_key="csk-1"))
Agent(model, tools=[print], output_type=NativeOutput(Findings)).run_sync("Explore.")  #! CBS202
Agent(model, tools=[print], output_type=ToolOutput(Findings)).run_sync("Explore.")
Agent(model, tools=[print], output_type=Findings).run_sync("Explore.")
Agent(model, tools=[], output_type=NativeOutput(Findings)).run_sync("Explore.")
agent = Agent(model, tools=[print])
agent.run_sync("Explore.", output_type=NativeOutput(Findings))  #! CBS202

# case: a key that a class has by itself
import os

from agno.models.openai import OpenAILike

OpenAILike(id="gpt-oss-120b", base_url="https://api.cerebras.ai/v1")
OpenAILike(id="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key=os.environ["OPENAI_API_KEY"])  #! CBS002

# case: keywords that are not known go into the body
from litellm import completion

MESSAGES = [{"role": "user", "content": "x"}]
completion(model="cerebras/gpt-oss-120b", messages=MESSAGES, top_k=5, min_p=0.1)  #! CBS106 CBS106
completion(model="cerebras/gpt-oss-120b", messages=MESSAGES, repetition_penalty=1.1, extra_body={"top_p": 1})  #! CBS106
completion(model="cerebras/gpt-oss-120b", messages=MESSAGES, top_k=None)
completion(model="cerebras/gpt-oss-120b", messages=MESSAGES, reasoning_format="hidden", min_tokens=4)  #! CBS106
completion(model="anthropic/claude", messages=MESSAGES, top_k=5)

# fixed: safe
from litellm import completion

MESSAGES = [{"role": "user", "content": "x"}]
completion(model="cerebras/gpt-oss-120b", messages=MESSAGES)
completion(model="cerebras/gpt-oss-120b", messages=MESSAGES, extra_body={"top_p": 1})
completion(model="cerebras/gpt-oss-120b", messages=MESSAGES, top_k=None)
completion(model="cerebras/gpt-oss-120b", messages=MESSAGES, reasoning_format="hidden", min_tokens=4)
completion(model="anthropic/claude", messages=MESSAGES, top_k=5)

# case: what it keeps for itself does not
from litellm import completion

completion(
    model="cerebras/gpt-oss-120b",
    messages=[],
    num_retries=2,
    request_timeout=5,
    litellm_session_id="a",
    input_cost_per_token=0.1,
    mock_response="x",
    caching=True,
    drop_params=True,
    metadata={"a": "b"},
)

# case: the same over other packages
import dspy
from smolagents import LiteLLMModel, OpenAIModel

dspy.LM("cerebras/gpt-oss-120b", top_k=5, cache=False, rollout_id=3)  #! CBS106
LiteLLMModel("cerebras/gpt-oss-120b", min_p=0.1, flatten_messages_as_text=True)  #! CBS106

# case: the models that agents ask for unasked
from agents import Agent, Runner, set_default_openai_api
from crewai import LLM
from crewai import Agent as Member
from langchain_litellm import ChatLiteLLM

set_default_openai_api("chat_completions")
Runner.run_sync(Agent(name="one"), "hi")  #! CBS001 CBS004?
Agent(name="two", model="gpt-oss-120b")  #! CBS001
Agent(**settings)
Member(role="a", goal="b", backstory="c")  #! CBS001? CBS004?
Member(config={"role": "a"})
Member(role="a", llm=LLM(model="cerebras/gpt-oss-120b"))
Member(role="a", llm=chosen)
ChatLiteLLM().invoke("x")  #! CBS001? CBS004?
ChatLiteLLM(model="cerebras/gpt-oss-120b").invoke("x")
ChatLiteLLM(model_name="cerebras/gpt-oss-120b").invoke("x")
