# LlamaIndex, DSPy, smolagents, Haystack, AutoGen, CrewAI and agno.

# case: llama index
from llama_index.llms.openai import OpenAI
from llama_index.llms.openai_like import OpenAILike

llm = OpenAI(model="gpt-4o", frequency_penalty=1, additional_kwargs={"presence_penalty": 1})  #! CBS001 CBS004 CBS103
llm.chat([], service_tier="auto")  #! CBS105
llm.chat_with_tools([], "hi")  #! CBS104
llm.chat_with_tools([], "hi", allow_parallel_tool_calls=True)  #! CBS104
like = OpenAILike(model="x", api_base="https://api.cerebras.ai/v1", api_key="csk-1")  #! CBS301
chat = OpenAILike(model="x", api_base="https://api.cerebras.ai/v1", api_key="csk-1", is_chat_model=True)

# case: llama index elsewhere
from llama_index.llms.anthropic import Anthropic
from llama_index.llms.openai_like import OpenAILike

Anthropic(model="claude", additional_kwargs={"presence_penalty": 1}).chat_with_tools([], "hi")
OpenAILike(model="x", api_base="http://localhost:8000/v1", additional_kwargs={"presence_penalty": 1}).chat_with_tools([])

# case: llama index's class of the target
from llama_index.llms.cerebras import Cerebras

llm = Cerebras(model="gpt-oss-120b", additional_kwargs={"logit_bias": {}, "seed": 1})  #! CBS102

# fixed: safe
from llama_index.llms.cerebras import Cerebras

llm = Cerebras(model="gpt-oss-120b", additional_kwargs={"seed": 1})

# case: dspy
import dspy

lm = dspy.LM("openai/gpt-4o", presence_penalty=1)  #! CBS001 CBS004 CBS103
dspy.LM("cerebras/gpt-oss-120b", max_tokens=500, num_retries=1)
dspy.LM("cerebras/gpt-oss-120b", model_type="text")  #! CBS301
dspy.LM("anthropic/claude", presence_penalty=1)
dspy.LM("ollama_chat/llama", api_base="http://localhost:11434", presence_penalty=1)
lm.copy(service_tier="flex")  #! CBS105

# case: smolagents
from smolagents import CodeAgent, InferenceClientModel, LiteLLMModel, OpenAIServerModel

OpenAIServerModel(model_id="gpt-4o", api_key="x", frequency_penalty=1)  #! CBS001 CBS004 CBS101
OpenAIServerModel("llama", api_base="http://localhost:1234/v1", frequency_penalty=1)
LiteLLMModel(model_id="cerebras/gpt-oss-120b", presence_penalty=1)  #! CBS103
LiteLLMModel(model_id="anthropic/claude", presence_penalty=1)
CodeAgent(model=InferenceClientModel(presence_penalty=1), tools=[])

# case: haystack
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.utils import Secret

OpenAIChatGenerator(  #! CBS001
    api_key=Secret.from_env_var("OPENAI_API_KEY"),
    model="gpt-4o",  #! CBS004
    generation_kwargs={"logit_bias": {}},  #! CBS102
)
OpenAIChatGenerator(api_base_url="http://localhost:8000/v1", generation_kwargs={"logit_bias": {}})
OpenAIChatGenerator(
    api_key=Secret.from_env_var("OPENAI_API_KEY"),  #! CBS002
    api_base_url="https://api.cerebras.ai/v1",
    model="gpt-oss-120b",
)

# fixed: unsafe
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.utils import Secret

OpenAIChatGenerator(
    api_key=Secret.from_env_var("CEREBRAS_API_KEY"),
    model="gpt-4o",
    generation_kwargs={},
    api_base_url="https://api.cerebras.ai/v1",
)
OpenAIChatGenerator(api_base_url="http://localhost:8000/v1", generation_kwargs={"logit_bias": {}})
OpenAIChatGenerator(
    api_key=Secret.from_env_var("CEREBRAS_API_KEY"),
    api_base_url="https://api.cerebras.ai/v1",
    model="gpt-oss-120b",
)

# case: autogen
from autogen_ext.models.anthropic import AnthropicChatCompletionClient
from autogen_ext.models.openai import AzureOpenAIChatCompletionClient, OpenAIChatCompletionClient

client = OpenAIChatCompletionClient(model="gpt-4o", parallel_tool_calls=False)  #! CBS001 CBS004 CBS104
OpenAIChatCompletionClient(model="llama", base_url="http://localhost:1/v1", frequency_penalty=1)
AzureOpenAIChatCompletionClient(model="gpt-4o", azure_deployment="x", frequency_penalty=1)  #! CBS003
AnthropicChatCompletionClient(model="claude", frequency_penalty=1)


async def ask():
    await client.create([], extra_create_args={"service_tier": "auto"})  #! CBS105
    client.create_stream([], json_output=True)  #! CBS201
    client.create_stream([], json_output=False)

# case: crewai
from crewai import LLM, Agent

LLM(model="gpt-4o", presence_penalty=1)  #! CBS001 CBS004 CBS103
LLM(model="cerebras/gpt-oss-120b", frequency_penalty=1)  #! CBS101
LLM(model="anthropic/claude", presence_penalty=1)
LLM(model="ollama/llama", base_url="http://localhost:11434", presence_penalty=1)
Agent(role="x", goal="y", backstory="z", llm=LLM(model="gemini/x", presence_penalty=1))

# case: agno
from agno.agent import Agent
from agno.models.anthropic import Claude
from agno.models.cerebras import CerebrasOpenAI
from agno.models.openai import OpenAIChat, OpenAIResponses

OpenAIChat(id="gpt-4o", service_tier="auto")  #! CBS001 CBS004 CBS105
OpenAIResponses(id="gpt-4o")  #! CBS001 CBS302
Agent(model=CerebrasOpenAI(id="gpt-oss-120b", parallel_tool_calls=False))  #! CBS104?
Agent(model=Claude(id="claude", presence_penalty=1), metadata={"a": 1}, store=True)
OpenAIChat(id="x", base_url="http://localhost:8000/v1", presence_penalty=1)

# case: agno's agents keep what is theirs
from agno.agent import Agent
from agno.models.cerebras import CerebrasOpenAI

agent = Agent(model=CerebrasOpenAI(id="gpt-oss-120b"), metadata={"a": 1}, stream=True, output_schema=dict)
agent.run("hi", stream=True, metadata={"a": 1})

# case: local classes that look alike
from llm import LM, OpenAIChat, OpenAIServerModel
from ours.dspy import LM as Other
from tools.crewai import LLM

LM("openai/gpt-4o", presence_penalty=1)
Other("openai/gpt-4o", presence_penalty=1)
OpenAIChat(id="gpt-4o", presence_penalty=1)
OpenAIServerModel(model_id="gpt-4o", presence_penalty=1)
LLM(model="gpt-4o", presence_penalty=1)
