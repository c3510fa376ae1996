# Models of LangChain: what they are made with, what methods add, what becomes of them.

# case: a constructor
import os

from langchain_openai import ChatOpenAI

llm = ChatOpenAI(  #! CBS001
    model="gpt-4o",  #! CBS004
    openai_api_key=os.environ["OPENAI_API_KEY"],
    frequency_penalty=0.2,  #! CBS101
    temperature=0,
)

# fixed: unsafe
import os

from langchain_openai import ChatOpenAI

llm = ChatOpenAI(
    model="gpt-4o",
    openai_api_key=os.environ["CEREBRAS_API_KEY"],
    temperature=0,
    base_url="https://api.cerebras.ai/v1",
)

# case: an object that is handed on
from langchain_openai import ChatOpenAI


def model():
    return ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", presence_penalty=1)  #! CBS002 CBS103


class Chain:
    def __init__(self, llm):
        self.llm = llm


chain = Chain(model())

# case: never called in sight
# options: --scope target
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1", logit_bias={1: 1})  #! CBS102
other = ChatOpenAI(model="x", logit_bias={1: 1})

# fixed: safe
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
other = ChatOpenAI(model="x", logit_bias={1: 1})

# case: what is None is not sent by a constructor
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="x", frequency_penalty=None, service_tier=None)  #! CBS001
llm.bind(presence_penalty=None)  #! CBS103?

# case: attributes set later
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="x")  #! CBS001
llm.service_tier = "flex"  #! CBS105
llm.openai_api_base = "https://api.cerebras.ai/v1"

# case: old names
from langchain.chat_models import ChatOpenAI
from langchain_community.chat_models import ChatOpenAI as Community

ChatOpenAI(model_name="gpt-3.5-turbo", model_kwargs={"presence_penalty": 1})  #! CBS001 CBS004 CBS103
Community(openai_api_base="https://api.cerebras.ai/v1", openai_api_key="csk-1", frequency_penalty=1)  #! CBS101 CBS004?

# case: settings from elsewhere
from langchain_openai import ChatOpenAI

DEFAULTS = {"temperature": 0, "service_tier": "auto"}  #! CBS105


def build(penalty: float | None = None):
    return ChatOpenAI(**DEFAULTS, frequency_penalty=penalty)  #! CBS001 CBS004? CBS101?


build()

# case: tools
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
llm.bind_tools([], parallel_tool_calls=False)  #! CBS104
llm.bind_tools([], parallel_tool_calls=None, tool_choice="any")
llm.bind_functions([])  #! CBS106
llm.bind(tool_choice="auto")  # more may come

# case: structured output
from langchain_openai import ChatOpenAI
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
llm.with_structured_output(Answer)
llm.with_structured_output(Answer, method="json_mode")
llm.bind_tools([len]).with_structured_output(Answer)  #! CBS202

# case: structured output by function calling
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
llm.with_structured_output(dict, method="function_calling")  #! CBS104
off = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1", disabled_params={"parallel_tool_calls": None})
off.with_structured_output(dict, method="function_calling")

# fixed: unsafe
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1", disabled_params={"parallel_tool_calls": None})
llm.with_structured_output(dict, method="function_calling")
off = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1", disabled_params={"parallel_tool_calls": None})
off.with_structured_output(dict, method="function_calling")

# case: structured output of the target's class
from langchain_cerebras import ChatCerebras

llm = ChatCerebras(model="gpt-oss-120b")
llm.with_structured_output(dict)  #! CBS104 CBS207?
llm.with_structured_output(dict, method="json_schema")

# fixed: unsafe
from langchain_cerebras import ChatCerebras

llm = ChatCerebras(model="gpt-oss-120b", disabled_params={"parallel_tool_calls": None})
llm.with_structured_output(dict)
llm.with_structured_output(dict, method="json_schema")

# case: structured output is streamed
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
structured = llm.with_structured_output({"title": "x", "type": "object"})
structured.stream("hi")  #! CBS201
structured.invoke("hi")
llm.stream("hi")

# case: a text model
from langchain_openai import OpenAI

llm = OpenAI(temperature=0.9)  #! CBS001 CBS301 CBS101 CBS103
llm.invoke("hi")

# case: azure
from langchain_openai import AzureChatOpenAI, AzureOpenAI

chat = AzureChatOpenAI(azure_deployment="x", presence_penalty=1)  #! CBS003 CBS103
text = AzureOpenAI(api_version="2024-10-21")  #! CBS003

# case: the provider in an id
from langchain.agents import create_agent
from langchain.chat_models import init_chat_model

init_chat_model("openai:gpt-4o", frequency_penalty=1)  #! CBS001 CBS004 CBS101
init_chat_model("o3-mini", service_tier="flex")  #! CBS001 CBS004 CBS105
init_chat_model("x", model_provider="openai", base_url="https://api.cerebras.ai/v1", api_key="csk-1", logit_bias={})  #! CBS102
create_agent("openai:gpt-4o", tools=[])  #! CBS001 CBS004

# case: the responses api
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(  #! CBS001
    model="x",
    use_responses_api=True,  #! CBS302
)
llm.invoke("hi")
ChatOpenAI(model="x", use_responses_api=False, reasoning=None)  #! CBS001

# case: other providers are silent
import os

from langchain.agents import create_agent
from langchain.chat_models import init_chat_model
from langchain_anthropic import ChatAnthropic
from langchain_groq import ChatGroq
from langchain_openai import ChatOpenAI
from langchain_openai import OpenAIEmbeddings

ChatAnthropic(model="claude-3", presence_penalty=1)
ChatGroq(model="llama", service_tier="flex").invoke("x", frequency_penalty=1)
init_chat_model("claude-sonnet-4", presence_penalty=1)
init_chat_model("anthropic:claude", frequency_penalty=1)
init_chat_model("gpt-4o", model_provider="azure_openai", frequency_penalty=1)
init_chat_model(os.environ["MODEL"], frequency_penalty=1)
ChatOpenAI(base_url="http://localhost:8000/v1", frequency_penalty=1).invoke("x", presence_penalty=1)
ChatOpenAI(openai_api_base="https://api.deepseek.com", frequency_penalty=1).with_structured_output(dict, method="function_calling")
create_agent(ChatAnthropic(model="claude"), tools=[])
OpenAIEmbeddings(base_url="http://localhost:1")

# case: local classes that look alike
from models import ChatOpenAI


class OpenAI:
    def __init__(self, **options):
        self.options = options

    def bind(self, **options):
        return self

    def with_structured_output(self, cls, method=None):
        return self


llm = OpenAI(frequency_penalty=1)
llm.bind(presence_penalty=1).with_structured_output(dict, method="function_calling")
ChatOpenAI(frequency_penalty=1)

# case: methods of other objects
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def ask(llm, other, chain):
    other.invoke("x", presence_penalty=1)
    chain.stream("x", service_tier="auto")
    other.bind(frequency_penalty=1)

# case: metadata stays
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1", metadata={"a": 1}, tags=["b"])
llm.invoke("x", config={"metadata": {"service_tier": 1}})
ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1", store=True)  #! CBS106

# case: a wrong path
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai", api_key="csk-1")  #! CBS304

# fixed: safe
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1")

# case: chains
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnablePassthrough
from langchain_openai import ChatOpenAI

prompt = ChatPromptTemplate.from_template("{x}")
llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
chain = {"x": RunnablePassthrough()} | prompt | llm.bind(frequency_penalty=1) | StrOutputParser()  #! CBS101
chain.invoke("x")
as_json = prompt | llm.bind(response_format={"type": "json_object"}) | StrOutputParser()
as_json.invoke({"x": 1})
for text in as_json.stream({"x": 1}):  #! CBS201
    print(text)
(prompt | llm).invoke({"x": 1}, presence_penalty=1)  # for the prompt
(prompt | llm).bind(presence_penalty=1).invoke({"x": 1})
(llm | StrOutputParser()).with_config(tags=["a"]).invoke("x", service_tier="auto")  #! todo CBS105

# case: chains in a class
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


class Bot:
    def __init__(self):
        self.llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
        self.chain = ChatPromptTemplate.from_template("{x}") | self.llm.with_structured_output(Answer, method="json_mode")

    async def ask(self):
        await self.chain.ainvoke({"x": 1})
        async for piece in self.chain.astream({"x": 1}):  #! CBS201
            yield piece

# case: other things that are joined by a bar
import re
from collections import Counter
from typing import Optional

from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
FLAGS = re.compile("x", re.I | re.M)
counted = Counter("a") | Counter("b")
counted.stream(response_format={"type": "json_object"}, stream=True, frequency_penalty=1)
MORE = {"temperature": 1} | {"service_tier": "auto"}  #! CBS105
ChatOpenAI(model="x", base_url="https://api.cerebras.ai/v1", api_key="csk-1", **MORE)


def ask(one: int | None, other: Optional[ChatOpenAI] | None = None):
    return one | other

# case: classes for Azure
from langchain_openai import AzureChatOpenAI, AzureOpenAI

AzureChatOpenAI(azure_deployment="gpt-4o", api_version="1", frequency_penalty=1)  #! CBS003 CBS101
AzureOpenAI(azure_deployment="davinci", api_version="1")  #! CBS003

# case: the text model of the community asks chat models for chats
from langchain.llms import OpenAI
from langchain_openai import OpenAI as Text

OpenAI(model_name="gpt-3.5-turbo", temperature=0)  #! CBS001 CBS004
OpenAI(model_name="gpt-3.5-turbo-instruct")  #! CBS001 CBS004 CBS301 CBS101 CBS103
OpenAI(model_name="text-davinci-003", openai_api_key="sk-1")  #! CBS001 CBS004 CBS301 CBS101 CBS103
OpenAI(temperature=0.9)  #! CBS001 CBS301 CBS101 CBS103
Text(model_name="gpt-3.5-turbo")  #! CBS001 CBS004 CBS301 CBS101 CBS103

# case: a model of text completions stays with who answers them
from langchain_openai import OpenAI

llm = OpenAI(temperature=0)  #! CBS001 CBS301 CBS101 CBS103
print(llm.invoke("x"))

# fixed: unsafe unchanged

# case: classes of other providers with an address of their own
from langchain_openai import ChatOpenAI
from langchain_openai.chat_models.base import BaseChatOpenAI
from pydantic import Field, SecretStr

DEFAULT = "https://api.example.com/v1"


class ChatExample(BaseChatOpenAI):
    openai_api_base: str = Field(default=DEFAULT, alias="base_url")
    openai_api_key: SecretStr | None = Field(default=None)


class ChatPlain(ChatOpenAI):
    openai_api_base: str | None = "https://api.example.com/v1"


class ChatSomewhere(BaseChatOpenAI):
    openai_api_base: str = Field(default_factory=lambda: read_settings().url)


ChatExample(model="gpt-4o", frequency_penalty=1)
ChatPlain(model="gpt-4o", frequency_penalty=1).invoke("x")
ChatSomewhere(model="my-model")

# case: a class of another provider that makes its own clients
import openai
from langchain_openai.chat_models.base import BaseChatOpenAI
from pydantic import Field, model_validator


class ChatExample(BaseChatOpenAI):
    api_base: str = Field(default="https://api.example.com/v1")

    @model_validator(mode="after")
    def validate_environment(self):
        self.root_client = openai.OpenAI(api_key="x", base_url=self.api_base)
        self.client = self.root_client.chat.completions
        return self


ChatExample(model="my-model")

# case: a class with an address of its own that its maker overrides, and one at the target
from langchain_openai import ChatOpenAI


class ChatExample(ChatOpenAI):
    openai_api_base: str = "https://api.example.com/v1"


class ChatTarget(ChatOpenAI):
    openai_api_base: str = "https://api.cerebras.ai/v1"
    openai_api_key: str = "csk-1"


class ChatWarm(ChatOpenAI):
    temperature: float = 0.9
    base_url: str = "https://api.example.com/v1"  # no field of the class that is inherited


ChatExample(model="my-model", base_url="https://api.openai.com/v1")  #! CBS001
ChatTarget(model="gpt-oss-120b", frequency_penalty=1)  #! CBS101
ChatWarm(model="my-model")  #! CBS001

# case: what an override puts in
from langchain_openai import ChatOpenAI


class Single(ChatOpenAI):
    def bind_tools(self, tools, **kwargs):
        kwargs["parallel_tool_calls"] = False  #! CBS104
        kwargs.pop("logit_bias", None)
        return super().bind_tools(tools, **kwargs)


class Local(ChatOpenAI):
    openai_api_base: str = "http://localhost:8000/v1"

    def bind_tools(self, tools, **kwargs):
        kwargs["parallel_tool_calls"] = False
        return super().bind_tools(tools, **kwargs)


class Asked(ChatOpenAI):
    def ask(self, messages):
        return super().invoke(messages, service_tier="auto")  #! CBS105


llm = Single(model="my-model").bind_tools([], logit_bias={})  #! CBS001
llm.invoke("x")
Local(model="my-model").bind_tools([]).invoke("x")
Asked(model="my-model").ask([])  #! CBS001

# case: an override of a class that others make
from langchain_openai import ChatOpenAI


class Single(ChatOpenAI):
    def bind_tools(self, tools, **kwargs):
        return super().bind_tools(tools, parallel_tool_calls=False, **kwargs)  #! CBS104


class Plain:
    def bind_tools(self, tools, **kwargs):
        return super().bind_tools(tools, parallel_tool_calls=False, **kwargs)
