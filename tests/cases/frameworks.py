# LlamaIndex, DSPy, smolagents, Haystack, AutoGen, CrewAI, agno and browser-use.

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
OpenAIChatCompletionClient(model="gemini-1.5-flash", frequency_penalty=1)
OpenAIChatCompletionClient(model="gemini-x", frequency_penalty=1, base_url="https://api.openai.com/v1")  #! CBS001 CBS101


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

# case: autogen 0.2: the entries of a list are clients
import os

import autogen
from autogen import AssistantAgent, GroupChatManager, UserProxyAgent

CONFIGS = [
    {"model": "gpt-4o", "api_key": os.environ["OPENAI_API_KEY"], "tags": ["big"]},  #! CBS001 CBS004
    {"model": "llama", "base_url": "http://localhost:8000/v1", "frequency_penalty": 1},
    {"model": "gpt-4", "api_type": "azure", "base_url": "https://x.openai.azure.com"},  #! CBS003?
]
llm_config = {"config_list": CONFIGS, "cache_seed": 42, "timeout": 60, "presence_penalty": 0.5}  #! CBS103
writer = AssistantAgent("writer", llm_config=llm_config, system_message="x")
critic = autogen.AssistantAgent(name="critic", llm_config=llm_config)
manager = GroupChatManager(groupchat=None, llm_config=llm_config)
user = UserProxyAgent("user", human_input_mode="NEVER", llm_config=False)

# case: autogen 0.2: one dict, functions, a wrapper
from autogen import ConversableAgent, LLMConfig, OpenAIWrapper

HERE = {"base_url": "https://api.cerebras.ai/v1", "api_key": "csk-1", "model": "gpt-oss-120b"}
ConversableAgent("one", llm_config={**HERE, "functions": [], "price": [0, 0]})  #! CBS106
ConversableAgent("two", llm_config=LLMConfig({**HERE, "frequency_penalty": 1}, parallel_tool_calls=False))  #! CBS101 CBS104
ConversableAgent("three", llm_config=LLMConfig(api_type="openai", model="gpt-4o"))  #! CBS001 CBS004
ConversableAgent("four", llm_config={"config_list": [{"model": "gpt-oss-120b", "api_type": "cerebras", "logit_bias": {}}]})
OpenAIWrapper(config_list=[HERE], cache_seed=None).create(messages=[], service_tier="auto", agent=None)  #! CBS105
OpenAIWrapper(**HERE).create(messages=[])

# case: autogen 0.2: what isn't in sight, and what looks like it
import autogen
from agents import AssistantAgent

config_list = autogen.config_list_from_json("OAI_CONFIG_LIST", filter_dict={"model": ["gpt-4o"]})
autogen.AssistantAgent("writer", llm_config={"config_list": config_list, "seed": 42})
autogen.AssistantAgent("writer", llm_config={"config_list": [{"model": "claude", "api_type": "anthropic"}]})
autogen.AssistantAgent("writer")
AssistantAgent("writer", llm_config={"model": "gpt-4o", "frequency_penalty": 1})

# case: fields of a record that may have been given another value
# options: --show-unresolved
import os
from dataclasses import dataclass, fields

import litellm


@dataclass
class Settings:
    model: str = "gpt-4o"  #! CBS004?
    penalty: float = 0.5

    @classmethod
    def load(cls, given):
        values = {one.name: os.environ.get(one.name.upper(), given.get(one.name)) for one in fields(cls)}
        return cls(**{name: value for name, value in values.items() if value})


def run(given):
    settings = Settings.load(given)
    litellm.completion(settings.model, [], presence_penalty=settings.penalty)  #! CBS001? CBS103?

# case: models over LiteLLM
import dspy
from agno.agent import Agent
from agno.models.litellm import LiteLLM
from haystack_experimental.components.generators.chat.openai import OpenAIChatGenerator

agent = Agent(model=LiteLLM(id="gpt-4o", request_params={"presence_penalty": 1}, name="x"))  #! CBS001 CBS004 CBS103
LiteLLM(id="cerebras/gpt-oss-120b", temperature=0.2)
LiteLLM(id="anthropic/claude", request_params={"presence_penalty": 1})
dspy.LM("gpt-4o", service_tier="auto")  #! CBS001 CBS004 CBS105
dspy.LM("claude", service_tier="auto")
OpenAIChatGenerator(model="gpt-4o")  #! CBS001 CBS004

# case: embeddings
from agno.knowledge.embedder.openai import OpenAIEmbedder
from haystack.components.embedders import OpenAITextEmbedder
from langchain_community.embeddings import HuggingFaceEmbeddings
from langchain_openai import OpenAIEmbeddings
from llama_index.embeddings.openai import OpenAIEmbedding

OpenAIEmbeddings(model="text-embedding-3-small")  #! CBS302
OpenAIEmbeddings(model="nomic", base_url="http://localhost:11434/v1")
HuggingFaceEmbeddings(model_name="x")
OpenAIEmbedding()  #! CBS302
OpenAIEmbedder()  #! CBS302
OpenAITextEmbedder()  #! CBS302

# case: a router of smolagents
from smolagents import CodeAgent, LiteLLMRouterModel

DEPLOYMENTS = [
    {"model_name": "one", "litellm_params": {"model": "gpt-4o-mini"}},  #! CBS001 CBS004
    {"model_name": "one", "litellm_params": {"model": "bedrock/claude", "frequency_penalty": 1}},
]
CodeAgent(tools=[], model=LiteLLMRouterModel("one", DEPLOYMENTS, client_kwargs={"routing_strategy": "x"}))

# case: crewai's agents of an id
from crewai import LLM, Agent

Agent(role="a", goal="b", backstory="c", llm="gpt-4o")  #! CBS001 CBS004
Agent(role="a", goal="b", backstory="c", llm="anthropic/claude")
Agent(role="a", goal="b", backstory="c", llm="cerebras/gpt-oss-120b", verbose=True)
Agent(role="a", goal="b", backstory="c", llm=LLM(model="ollama/llama", base_url="http://localhost:11434"))
Agent(role="a", goal="b", backstory="c", llm=LLM(model="cerebras/gpt-oss-120b", presence_penalty=1))  #! CBS103
Agent(config={}, verbose=True)

# fixed: unsafe
from crewai import LLM, Agent

Agent(role="a", goal="b", backstory="c", llm="cerebras/gpt-4o")
Agent(role="a", goal="b", backstory="c", llm="anthropic/claude")
Agent(role="a", goal="b", backstory="c", llm="cerebras/gpt-oss-120b", verbose=True)
Agent(role="a", goal="b", backstory="c", llm=LLM(model="ollama/llama", base_url="http://localhost:11434"))
Agent(role="a", goal="b", backstory="c", llm=LLM(model="cerebras/gpt-oss-120b"))
Agent(config={}, verbose=True)

# case: classes that send in their own way
import dspy
from langchain_openai import ChatOpenAI
from openai import AzureOpenAI, OpenAI


class Azure(dspy.LM):
    def __init__(self, model, **kwargs):
        super().__init__(model, presence_penalty=1)
        self.client = AzureOpenAI(azure_endpoint="https://x.openai.azure.com", api_key="k", api_version="1")  #! CBS003
        self.kwargs = kwargs

    def basic_request(self, prompt, **kwargs):
        return self.client.chat.completions.create(messages=[{"role": "user", "content": prompt}], **kwargs)

    def __call__(self, prompt, **kwargs):
        return [choice.message.content for choice in self.basic_request(prompt, **kwargs).choices]


class Local(ChatOpenAI):
    def _generate(self, messages, stop=None, run_manager=None, **kwargs):
        return answer(messages)


class Canned(dspy.LM):
    async def aforward(self, prompt=None, messages=None, **kwargs):
        return {"choices": []}

    def forward(self, prompt=None, messages=None, **kwargs):
        return {"choices": []}


class Direct(dspy.LM):
    def __init__(self):
        super().__init__("openai/gpt-4o")
        self.client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")

    def forward(self, prompt=None, messages=None, **kwargs):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, logit_bias={"1": 1})  #! CBS102


Azure("gpt-4o")("hi")
Local(model="gpt-4o", frequency_penalty=1).invoke("hi")
Canned("openai/gpt-4o", frequency_penalty=1)("hi")
Direct()("hi")

# case: classes that send as their base does
import dspy
from langchain_openai import ChatOpenAI


class Logged(ChatOpenAI):
    def _generate(self, messages, stop=None, run_manager=None, **kwargs):
        print(messages)
        return super()._generate(messages, stop, run_manager, **kwargs)


class Counted(dspy.LM):
    def __call__(self, prompt=None, **kwargs):
        self.count = 1
        return self.forward(prompt, **kwargs)


class Named(dspy.LM):
    def forward(self, prompt=None, messages=None, **kwargs):
        return dspy.LM.forward(self, prompt, messages, **kwargs)


class Described(dspy.LM):
    def describe(self):
        return self.model


Logged(model="gpt-oss-120b", frequency_penalty=1)  #! CBS001 CBS101
Counted("cerebras/gpt-oss-120b", frequency_penalty=1)  #! CBS101
Named("cerebras/gpt-oss-120b", presence_penalty=1)  #! CBS103
Described("cerebras/gpt-oss-120b", logit_bias={})  #! CBS102

# case: browser-use
import os

from browser_use import Agent, ChatAzureOpenAI, ChatGoogle, ChatOpenAI
from browser_use.llm import ChatCerebras

ChatOpenAI(model="gpt-4.1-mini")  #! CBS001 CBS004 CBS101
ChatOpenAI(model="gpt-5-mini", service_tier="flex")  #! CBS001 CBS004 CBS105
ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])  #! CBS101
ChatAzureOpenAI(model="gpt-4o", frequency_penalty=1)  #! CBS003


def make(model):
    return ChatOpenAI(model=model, base_url="https://api.cerebras.ai/v1", api_key="csk-1", frequency_penalty=0.1)  #! CBS101?


def tuned(names):
    return ChatOpenAI("gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1", reasoning_models=names)  #! CBS101?

# case: browser-use: left out
import os

from browser_use.llm.openai.chat import ChatOpenAI

llm = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])  #! CBS101

# fixed: unsafe
import os

from browser_use.llm.openai.chat import ChatOpenAI

llm = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"], frequency_penalty=None)

# case: browser-use: clean, and what looks like it
from browser_use import ChatBrowserUse, ChatGoogle, ChatOpenAI
from browser_use.llm import ChatCerebras

ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1", frequency_penalty=None)
ChatOpenAI("gpt-oss-120b", 0.5, None, base_url="https://api.cerebras.ai/v1", api_key="csk-1")
ChatOpenAI(model="qwen", base_url="http://localhost:8000/v1", api_key="x")
ChatCerebras(model="gpt-oss-120b")
ChatGoogle(model="gemini-flash", frequency_penalty=1)
ChatBrowserUse()

# case: dspy before 2.5
import dspy

dspy.OpenAI(model="gpt-3.5-turbo", max_tokens=250)  #! CBS001 CBS004 CBS101 CBS103
dspy.OpenAI("gpt-3.5-turbo-instruct")  #! CBS001 CBS004 CBS301 CBS101 CBS103
lm = dspy.OpenAI(model="gpt-oss-120b", api_key="csk-1", api_base="https://api.cerebras.ai/v1/", model_type="chat")  #! CBS101 CBS103
dspy.settings.configure(lm=dspy.OpenAI(model="gpt-oss-120b", api_key="csk-1", base_url="https://api.cerebras.ai/v1"))  #! CBS301 CBS304 CBS101 CBS103
dspy.AzureOpenAI(api_base="https://x.openai.azure.com", api_version="1", model="gpt-4o")  #! CBS003

# case: dspy before 2.5: the slash
import dspy

lm = dspy.OpenAI(model="gpt-oss-120b", api_key="csk-1", api_base="https://api.cerebras.ai/v1", model_type="text")  #! CBS301 CBS304 CBS101 CBS103

# fixed: safe
import dspy

lm = dspy.OpenAI(model="gpt-oss-120b", api_key="csk-1", api_base="https://api.cerebras.ai/v1/", model_type="text")

# case: dspy before 2.5: others
import dspy


class Own(dspy.OpenAI):
    def basic_request(self, prompt, **kwargs):
        return answer(prompt)


dspy.OpenAI(model="llama", api_base="http://localhost:8000/v1/", api_key="x")
dspy.OllamaLocal(model="llama", frequency_penalty=1)
dspy.HFClientVLLM(model="llama", port=8000, url="http://localhost")
Own(model="gpt-4o")

# case: classes that put together what is sent
from langchain_openai import ChatOpenAI


class Cleaned(ChatOpenAI):
    def _get_request_payload(self, input_, *, stop=None, **kwargs):
        payload = super()._get_request_payload(input_, stop=stop, **kwargs)
        payload.pop("frequency_penalty", None)
        return payload


class Timed(ChatOpenAI):
    def invoke(self, *args, **kwargs):
        return super().invoke(*args, **kwargs)


llm = Cleaned(model="gpt-oss-120b", frequency_penalty=1)  #! CBS001 CBS101?
llm.invoke("hi", presence_penalty=1)  #! CBS103?
Timed(model="gpt-oss-120b", frequency_penalty=1)  #! CBS001 CBS101

# case: the model that a class asks for by itself
from agno.models.openai import OpenAIChat
from haystack.components.generators.chat import OpenAIChatGenerator
from langchain_openai import ChatOpenAI
from llama_index.llms.openai import OpenAI

KEY = "csk-1"
URL = "https://api.cerebras.ai/v1"


def build(llm=None):
    return llm or ChatOpenAI(temperature=0)  #! CBS001 CBS004?


build().invoke("hi")
ChatOpenAI(base_url=URL, api_key=KEY).invoke("hi")  #! CBS004?
OpenAIChat(temperature=0)  #! CBS001 CBS004?
OpenAI(additional_kwargs={"user": "a"})  #! CBS001 CBS004?
OpenAIChatGenerator()  #! CBS001 CBS004?

# case: the model that a class asks for by itself: another is given, or may be
import os

from agno.models.cerebras import Cerebras
from agno.models.openai import OpenAIChat, OpenAILike
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from llama_index.llms.openai import OpenAI

TO = {"base_url": "https://api.cerebras.ai/v1", "api_key": "csk-1"}


class Own(ChatOpenAI):
    model_name: str = "gpt-oss-120b"


def build(**kwargs):
    return ChatOpenAI(**TO, **kwargs)


def plain(llm: ChatOpenAI):
    return llm.invoke("hi")


ChatOpenAI(**TO, model="gpt-oss-120b")
ChatOpenAI(**TO, model_name="gpt-oss-120b")
ChatOpenAI(**TO, model=os.environ["MODEL"])
ChatOpenAI(**TO, model_kwargs={"model": "gpt-oss-120b"})
llm = ChatOpenAI(**TO)
llm.model_name = "gpt-oss-120b"
build(model="gpt-oss-120b")
Own(**TO)
OpenAIChat("gpt-oss-120b", **TO)
OpenAIChat(id="gpt-oss-120b", **TO)
OpenAI("gpt-oss-120b", api_base=TO["base_url"], api_key="csk-1")
OpenAILike(**TO)
Cerebras()
ChatOpenAI(base_url="https://api.groq.com/openai/v1", api_key="x")
OpenAIEmbeddings(base_url="https://api.groq.com/openai/v1", api_key="x")

# case: the model that a class asks for by itself: served only by its own class
# options: --edition 2026-10
from agno.agent import Agent
from agno.models.cerebras import Cerebras


def think(thought):
    return thought


Agent(model=Cerebras(), tools=[think], output_schema=dict).run("x")  #! CBS202?
