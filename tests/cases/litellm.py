# LiteLLM: a call of a function is a request, and the prefix of the model says whose it is.

# case: prefixes
import litellm
from litellm import completion

litellm.completion(model="gpt-4o", messages=[], frequency_penalty=1)  #! CBS001 CBS004 CBS101
completion("openai/gpt-oss-120b", [], api_base="https://api.cerebras.ai/v1", api_key="csk-1", service_tier="auto")  #! CBS105
completion(model="cerebras/gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103
completion(model="x", custom_llm_provider="openai", messages=[], logit_bias={})  #! CBS001 CBS102

# fixed: unsafe
import litellm
from litellm import completion

litellm.completion(model="cerebras/gpt-4o", messages=[])
completion("openai/gpt-oss-120b", [], api_base="https://api.cerebras.ai/v1", api_key="csk-1")
completion(model="cerebras/gpt-oss-120b", messages=[])
completion(model="x", custom_llm_provider="cerebras", messages=[])

# case: asynchronous, in a function
from litellm import acompletion


async def ask(messages, **more):
    return await acompletion(model="cerebras/gpt-oss-120b", messages=messages, **more)


async def main():
    await ask([], parallel_tool_calls=False)  #! CBS104

# case: dropped
import litellm

litellm.completion(model="cerebras/gpt-oss-120b", messages=[], logit_bias={}, drop_params=True)
litellm.completion(model="cerebras/gpt-oss-120b", messages=[], logit_bias={}, drop_params=False)  #! CBS102
litellm.completion(model="openai/gpt-oss-120b", messages=[], logit_bias={}, drop_params=True)  #! CBS001 CBS102?

# case: dropped everywhere
import litellm

litellm.drop_params = True
litellm.completion(model="cerebras/gpt-oss-120b", messages=[], service_tier="auto", n=2, store=True)

# case: None is not sent
from litellm import completion

completion(model="cerebras/gpt-oss-120b", messages=[], presence_penalty=None, metadata={"a": 1})

# case: a model with a gap
import os

from litellm import completion

MODEL = os.getenv("MODEL", "gpt-oss-120b")
completion(model=f"cerebras/{MODEL}", messages=[], presence_penalty=1)  #! CBS103
completion(model=os.getenv("LLM", "cerebras/gpt-oss-120b"), messages=[], frequency_penalty=1)  #! CBS101?

# case: other providers are silent
import os

import litellm
from litellm import Router, completion

completion(model="anthropic/claude-3", messages=[], presence_penalty=1)
completion(model="claude-3-opus", messages=[], presence_penalty=1)
completion(model="azure/gpt-4o", messages=[], presence_penalty=1)
completion(model="openrouter/openai/gpt-4o", messages=[], presence_penalty=1)
completion(model="openai/llama", api_base="http://localhost:8000", messages=[], presence_penalty=1)
completion(model="gpt-4o", custom_llm_provider="azure", messages=[], presence_penalty=1)
completion(model=os.environ["MODEL"], messages=[], presence_penalty=1)
litellm.completion_cost(model="gpt-4o", prompt="x")
litellm.token_counter(model="gpt-4o", messages=[])
router = Router(model_list=[])
router.completion(model="gpt-4o", messages=[], presence_penalty=1)


def ask(model, messages):
    return completion(model=model, messages=messages, frequency_penalty=1)


ask("gemini/gemini-pro", [])

# case: local functions that look alike
from llm import completion


def acompletion(model, messages, **more):
    return more


completion(model="gpt-4o", messages=[], presence_penalty=1, litellm=True)
acompletion(model="gpt-4o", messages=[], presence_penalty=1)

# case: several models
from litellm import completion

for model in ("anthropic/claude-3", "cerebras/gpt-oss-120b"):
    completion(model=model, messages=[], presence_penalty=1)  #! CBS103?

# case: other endpoints
import litellm

litellm.embedding(model="text-embedding-3-small", input=[])  #! CBS302
litellm.embedding(model="cohere/embed", input=[])
litellm.text_completion(model="cerebras/gpt-oss-120b", prompt="x")
litellm.text_completion(model="gpt-3.5-turbo-instruct", prompt="x")  #! CBS001 CBS004 CBS301

# case: marks for a cache stay in LiteLLM, but where an address is given
from litellm import completion

MARK = {"cache_control": {"type": "ephemeral"}}
MARKED = [{"role": "user", "content": [{"type": "text", "text": "x", **MARK}]}]
completion(model="cerebras/gpt-oss-120b", messages=[{"role": "user", "content": "x", "cache_control": {}}])
completion(model="cerebras/gpt-oss-120b", messages=MARKED)
completion(
    model="openai/gpt-oss-120b",
    messages=[{"role": "user", "content": "x", "cache_control": {}}],  #! CBS107
    api_base="https://api.cerebras.ai/v1",
    api_key="csk-1",
)
completion(model="gpt-4o", messages=[{"role": "user", "content": "x", "cache_control": {}}])  #! CBS001 CBS004
completion(model="cerebras/gpt-oss-120b", messages=[{"role": "assistant", "content": "x", "reasoning_content": ""}])  #! CBS107

# case: a router asks the deployment of a name
from litellm import Router

router = Router(
    model_list=[
        {"model_name": "one", "litellm_params": {"model": "cerebras/gpt-oss-120b", "presence_penalty": 1}},  #! CBS103
        {"model_name": "two", "litellm_params": {"model": "anthropic/claude", "frequency_penalty": 1}},
        {"model_name": "three", "litellm_params": {"model": "gpt-4o", "api_key": "sk-1"}},  #! CBS001 CBS004
    ]
)
router.completion("one", [], logit_bias={})  #! CBS102
router.completion(model="two", messages=[], logit_bias={})
router.completion(model="unheard-of", messages=[], logit_bias={})

# fixed: unsafe
from litellm import Router

router = Router(
    model_list=[
        {"model_name": "one", "litellm_params": {"model": "cerebras/gpt-oss-120b"}},
        {"model_name": "two", "litellm_params": {"model": "anthropic/claude", "frequency_penalty": 1}},
        {"model_name": "three", "litellm_params": {"model": "cerebras/gpt-4o"}},
    ]
)
router.completion("one", [])
router.completion(model="two", messages=[], logit_bias={})
router.completion(model="unheard-of", messages=[], logit_bias={})

# case: a router with several deployments of a name, and settings for all
import os

from litellm import Router

KEYS = {"api_base": "https://api.cerebras.ai/v1", "api_key": os.environ["CEREBRAS_API_KEY"]}
DEPLOYMENTS = [
    {"model_name": "chat", "litellm_params": {"model": "openai/gpt-oss-120b", **KEYS, "service_tier": "auto"}},  #! CBS105
    {"model_name": "chat", "litellm_params": {"model": "openai/qwen-3.8-27b", **KEYS}},
]


class Bot:
    def __init__(self, lists):
        self.router = Router(DEPLOYMENTS, default_litellm_params={"user": "u"})
        self.unknown = Router(model_list=lists)

    async def ask(self, messages):
        await self.unknown.acompletion(model="chat", messages=messages, presence_penalty=1)
        return await self.router.acompletion(model="chat", messages=messages, presence_penalty=1)  #! CBS103?

# case: what looks like a router
from fastapi import APIRouter as Router

router = Router(model_list=[{"model_name": "one", "litellm_params": {"model": "gpt-4o", "presence_penalty": 1}}])
router.completion(model="one", messages=[], logit_bias={}, litellm="x")

# case: what only tests pass is possible
# file: bot.py
from litellm import completion


class Bot:
    def __init__(self, settings):
        self.settings = settings

    def ask(self, messages):
        return completion(model=self.settings["model"], messages=messages, presence_penalty=1)  #! CBS001? CBS103?

# file: tests/test_bot.py
from bot import Bot


def test_bot():
    Bot({"model": "gpt-4o"}).ask([])  #! CBS004

# case: langchain's class over it
from langchain_community.chat_models import ChatLiteLLM as Old
from langchain_litellm import ChatLiteLLM

llm = ChatLiteLLM(model="gpt-4o", frequency_penalty=1, model_kwargs={"presence_penalty": 1})  #! CBS001 CBS004 CBS103
Old(model="openai/gpt-4o", openai_api_key="k", n=2)  #! CBS001 CBS004 CBS108?
here = ChatLiteLLM(model="cerebras/gpt-oss-120b", temperature=0, max_tokens=500)
here.bind_tools([], parallel_tool_calls=False)  #! CBS104
here.invoke("hi", service_tier="auto")  #! CBS105
(here.bind(logit_bias={"1": 1}) | print).invoke("hi")  #! CBS102
base = ChatLiteLLM(model="openai/x", api_base="https://api.cerebras.ai", api_key="csk-1")  #! CBS304

# case: langchain's class over it, elsewhere
import litellm
from langchain_community.chat_models import ChatLiteLLM as Old
from langchain_litellm import ChatLiteLLM, ChatLiteLLMRouter

ChatLiteLLM(model="anthropic/claude", model_kwargs={"presence_penalty": 1}).invoke("hi", frequency_penalty=1)
ChatLiteLLM(model="openai/qwen", api_base="http://localhost:8000/v1", model_kwargs={"presence_penalty": 1})
Old(model="claude-2", model_kwargs={"presence_penalty": 1})
ChatLiteLLM(model="gpt-4o", custom_llm_provider="azure", model_kwargs={"presence_penalty": 1})
ChatLiteLLM(model="cerebras/gpt-oss-120b", frequency_penalty=1, openai_api_key="k")
ChatLiteLLMRouter(router=litellm.Router(model_list=[]))

# case: google's agents over it
from google.adk.agents import Agent, LlmAgent
from google.adk.models.lite_llm import LiteLlm

Agent(name="a", model=LiteLlm(model="openai/gpt-4o", frequency_penalty=1))  #! CBS001 CBS004 CBS101
LlmAgent(name="b", model=LiteLlm("cerebras/gpt-oss-120b", presence_penalty=1, tool_choice="auto"))  #! CBS103
LiteLlm(model="openai/x", api_base="https://api.cerebras.ai/v1/v1", api_key="csk-1", logit_bias={"1": 1})  #! CBS304 CBS102

# case: google's agents, elsewhere
from google.adk.agents import Agent
from google.adk.models import Gemini
from google.adk.models.lite_llm import LiteLlm


class Ours(LiteLlm):
    async def generate_content_async(self, llm_request, stream=False):
        yield answer(llm_request)


Agent(name="a", model="gemini-2.0-flash")
LiteLlm(model="anthropic/claude", presence_penalty=1)
LiteLlm(model="ollama_chat/llama", api_base="http://localhost:11434", presence_penalty=1)
LiteLlm(model="openai/llama", api_base="http://localhost:8000/v1", presence_penalty=1)
LiteLlm("cerebras/gpt-oss-120b", presence_penalty=1, drop_params=True, tools=[], stream=True)
Ours("openai/gpt-4o", presence_penalty=1)
Gemini(model="gemini-2.0-flash", presence_penalty=1)
