# Stand-ins, look-alikes and code that never runs.

# case: a mocked class under the sdk's name
from unittest.mock import patch

import openai

with patch("openai.OpenAI") as OpenAI:
    OpenAI().chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: an attribute that a test replaced
from unittest.mock import MagicMock

import bot

bot.client = MagicMock()
bot.client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: a mock of a spec
from unittest.mock import MagicMock, create_autospec

from openai import OpenAI

client = MagicMock(spec=OpenAI)
client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)
other = create_autospec(OpenAI)
other.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: a fixture that gives a mock
from unittest import mock

import pytest


@pytest.fixture
def client():
    return mock.Mock()


def test_ask(client):
    client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: a fixture of pytest-mock
def test_ask(mocker):
    client = mocker.MagicMock()
    client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: asserting how it was called
from unittest.mock import ANY, MagicMock, call

client = MagicMock()
client.chat.completions.create.assert_called_once_with(model="gpt-4o", messages=ANY, presence_penalty=1)
assert client.chat.completions.create.call_args == call(model="gpt-4o", presence_penalty=1)

# case: a patched method that is asserted
from unittest.mock import patch

from openai.resources.chat.completions import Completions

with patch.object(Completions, "create") as create:
    create(model="gpt-4o", presence_penalty=1)
    create.assert_called_with(model="gpt-4o", presence_penalty=1)

# case: a fake client by SimpleNamespace
from types import SimpleNamespace

client = SimpleNamespace(chat=SimpleNamespace(completions=SimpleNamespace(create=lambda **kwargs: kwargs)))
client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: a fake client handed to a class
class Completions:
    def create(self, **kwargs):
        return kwargs


class Chat:
    def __init__(self):
        self.completions = Completions()


class FakeOpenAI:
    def __init__(self):
        self.chat = Chat()


class Bot:
    def __init__(self, client):
        self.client = client

    def ask(self):
        return self.client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)


def test_ask():
    assert Bot(FakeOpenAI()).ask()

# case: a fake that records
class Recorder:
    def __init__(self):
        self.calls = []
        self.chat = self
        self.completions = self

    def create(self, **kwargs):
        self.calls.append(kwargs)


recorder = Recorder()
recorder.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: a client of one's own
class Client:
    def __init__(self, base_url, api_key):
        self.base_url = base_url

    def post(self, path, json):
        return path, json


client = Client(base_url="https://api.openai.com/v1", api_key="k")
client.post("/chat/completions", json={"frequency_penalty": 1})

# case: a class of one's own called AsyncOpenAI
class AsyncOpenAI:
    def __init__(self, **kwargs):
        self.kwargs = kwargs


client = AsyncOpenAI(api_key="k")

# case: a conditional import with a stand-in
try:
    from openai import OpenAI
except ImportError:

    class OpenAI:
        def __init__(self, **kwargs):
            raise RuntimeError("pip install openai")


def ask(messages):
    return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages)  #! CBS001?

# case: a protocol
from typing import Protocol


class ChatClient(Protocol):
    def create(self, *, model: str, messages: list, presence_penalty: float = 0.0) -> str: ...


def ask(client: ChatClient):
    return client.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: a protocol with the same path
from typing import Protocol


class Completions(Protocol):
    def create(self, **kwargs: object) -> str: ...


class Chat(Protocol):
    completions: Completions


class Client(Protocol):
    chat: Chat


def ask(client: Client):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)

# case: an abstract method
from abc import ABC, abstractmethod


class Provider(ABC):
    @abstractmethod
    def ask(self, messages, frequency_penalty=0.0): ...


class Echo(Provider):
    def ask(self, messages, frequency_penalty=0.0):
        return messages


Echo().ask([], frequency_penalty=1)

# case: overloads
from typing import overload

from openai import OpenAI

client = OpenAI()  #! CBS001


@overload
def ask(messages: str, presence_penalty: float = 0.5) -> str: ...
@overload
def ask(messages: list, presence_penalty: float = 0.5) -> list: ...
def ask(messages, presence_penalty=None):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: an example in a docstring
def ask(client, messages):
    """Ask.

    >>> from openai import OpenAI
    >>> OpenAI().chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)
    """
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: an example in a string that is written
TEMPLATE = '''
from openai import OpenAI
client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)
'''
open("example.py", "w").write(TEMPLATE)

# case: a request as data for a batch
import json

lines = [
    {"custom_id": "1", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "my-model", "logit_bias": {}}}
]
open("batch.jsonl", "w").write("\n".join(map(json.dumps, lines)))

# case: another sdk with a field of the same name
import anthropic

client = anthropic.Anthropic()
client.messages.create(model="claude", max_tokens=1, messages=[], service_tier="auto")

# case: another sdk's async client
from mistralai import Mistral

client = Mistral()


async def ask(messages):
    return await client.chat.complete_async(model="mistral", messages=messages, presence_penalty=1, frequency_penalty=1)

# case: azure by its own class
from azure.ai.inference import ChatCompletionsClient

client = ChatCompletionsClient("https://x", "k")
client.complete(messages=[], presence_penalty=1, frequency_penalty=1)

# case: cohere with the same names
import cohere

client = cohere.ClientV2()
client.chat(model="command", messages=[], frequency_penalty=1, presence_penalty=1)

# case: langchain
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="gpt-4o", frequency_penalty=1, base_url="http://localhost:8000/v1")

# case: a name that is reassigned to a fake
from openai import OpenAI


class Fake:
    chat = None


client = OpenAI()  #! CBS001
client = Fake()
client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: deleted
from openai import OpenAI

client = OpenAI()  #! CBS001
del client


def ask(client):
    return client

# case: patched by monkeypatch
from openai import OpenAI


class Fake:
    def create(self, **kwargs):
        return kwargs


def test_ask(monkeypatch):
    client = OpenAI(api_key="x")  #! CBS001
    monkeypatch.setattr(client.chat.completions, "create", Fake().create)

# case: a recorded server
import respx
from httpx import Response


@respx.mock
def test_ask():
    respx.post("https://api.openai.com/v1/chat/completions").mock(return_value=Response(200, json={"service_tier": "auto"}))

# case: a fake transport
import httpx
from openai import OpenAI

client = OpenAI(
    base_url="http://testserver/v1", api_key="x", http_client=httpx.Client(transport=httpx.MockTransport(print))
)
client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: a parameter called like the module
def ask(openai):
    return openai.create(model="gpt-4o", presence_penalty=1)

# case: a local variable called like the class
def ask(OpenAI):
    return OpenAI()

# case: arguments of another function with the same names
def sample(model, frequency_penalty=0, logit_bias=None):
    return model


def ask(client, messages):
    sample("x", frequency_penalty=1, logit_bias={})
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: the answer has the field
def tier(client, messages):
    answer = client.chat.completions.create(model="gpt-oss-120b", messages=messages)
    return {"service_tier": answer.service_tier, "frequency_penalty": 0}

# case: the request is logged with more
import logging


def ask(client, params):
    logging.info("asking", extra={**params, "service_tier": "auto"})
    return client.chat.completions.create(**params)

# case: a copy is changed
def ask(client, messages):
    params = {"model": "gpt-oss-120b", "messages": messages}
    shown = dict(params)
    shown["service_tier"] = "auto"
    print(shown)
    return client.chat.completions.create(**params)

# case: a deep copy is changed
import copy


def ask(client, messages):
    params = {"model": "gpt-oss-120b", "messages": messages}
    shown = copy.deepcopy(params)
    shown.update(service_tier="auto")
    print(shown)
    return client.chat.completions.create(**params)

# case: json schema with the names
def ask(client, messages):
    schema = {"type": "object", "properties": {"logit_bias": {"type": "object"}, "service_tier": {"type": "string"}}}
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        response_format={"type": "json_schema", "json_schema": {"name": "x", "schema": schema}},
    )

# case: a web framework's response
from flask import jsonify


def show(client):
    answer = client.chat.completions.create(model="gpt-oss-120b", messages=[])
    return jsonify(presence_penalty=1, text=answer.choices[0].message.content)

# case: a server that answers like the api
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class ChatRequest(BaseModel):
    model: str
    messages: list
    presence_penalty: float = 0.0
    logit_bias: dict | None = None


@app.post("/v1/chat/completions")
def create(request: ChatRequest):
    return {"model": request.model}

# case: a table of prices
PRICES = {"gpt-4o": 2.5, "gpt-4o-mini": 0.15}


def price(model="gpt-4o", service_tier="auto"):
    return PRICES[model]

# case: a mock that a function returns
from unittest.mock import AsyncMock


def fake_client():
    client = AsyncMock()
    client.chat.completions.create.return_value = None
    return client


async def test_ask():
    await fake_client().chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: an async generator of one's own
class Stream:
    async def create(self, **kwargs):
        yield kwargs


class Completions:
    stream = Stream()


async def run(messages):
    async for part in Completions().stream.create(presence_penalty=1, messages=messages):
        print(part)

# case: a plugin that wraps any client
class Limited:
    def __init__(self, create):
        self.create = create

    def __call__(self, *args, **kwargs):
        kwargs.pop("presence_penalty", None)
        return self.create(*args, **kwargs)


def ask(client, messages):
    create = Limited(client.chat.completions.create)
    return create(model="gpt-oss-120b", messages=messages, presence_penalty=1)

# case: a dict of the same name in another function
def one():
    params = {"presence_penalty": 1}
    return params


def ask(client, messages):
    params = {"model": "gpt-oss-120b", "messages": messages}
    return client.chat.completions.create(**params)
