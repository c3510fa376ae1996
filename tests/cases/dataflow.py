# Following names, attributes and dicts inside one file.

# case: method chain in names
from openai import OpenAI

client = OpenAI()  #! CBS001
chat = client.chat
completions = chat.completions
completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# case: bound method in a name
from openai import OpenAI

create = OpenAI().chat.completions.create  #! CBS001
create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# case: bound method of a parameter
def ask(client, messages):
    create = client.chat.completions.create
    return create(messages=messages, frequency_penalty=1)  #! CBS101

# case: client in self
from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def embed(self, text):
        return self.client.embeddings.create(model="my-model", input=text)  #! CBS302

# case: client in self is another provider's
from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")

    def ask(self, messages):
        return self.client.chat.completions.create(model="llama", messages=messages, frequency_penalty=1)

# case: client in self behind another name
from openai import OpenAI


class Bot:
    def __init__(self, name):
        self.name = name
        client = OpenAI()  #! CBS001
        self._llm = client

    def embed(self, text):
        llm = self._llm
        return llm.embeddings.create(model="my-model", input=text)  #! CBS302

# case: dict in self
class Bot:
    def __init__(self, client):
        self.client = client
        self.options = {"frequency_penalty": 1}  #! CBS101

    def ask(self, messages):
        return self.client.chat.completions.create(messages=messages, **self.options)

# case: value in a class body
class Bot:
    OPTIONS = {"frequency_penalty": 1}  #! CBS101

    def ask(self, client, messages):
        return client.chat.completions.create(messages=messages, **self.OPTIONS)

# case: client in a class body
from openai import OpenAI


class Bot:
    client = OpenAI()  #! CBS001

    def embed(self, text):
        return self.client.embeddings.create(model="my-model", input=text)  #! CBS302

# case: module client in a function
from openai import OpenAI

client = OpenAI()  #! CBS001


def embed(text):
    return client.embeddings.create(model="my-model", input=text)  #! CBS302

# case: client made after the function
from openai import OpenAI


def embed(text):
    return client.embeddings.create(model="my-model", input=text)  #! CBS302


client = OpenAI()  #! CBS001

# case: annotated parameter
from openai import OpenAI


def embed(client: OpenAI, text):
    return client.embeddings.create(model="my-model", input=text)  #! CBS302

# case: annotated with the module
import openai


async def embed(client: openai.AsyncOpenAI, text):
    return await client.embeddings.create(model="my-model", input=text)  #! CBS302

# case: annotated as text
from openai import OpenAI


def embed(client: "OpenAI", text):
    return client.embeddings.create(model="my-model", input=text)  #! CBS302

# case: annotated as optional
from openai import OpenAI


def embed(text, client: OpenAI | None = None):
    client = client or OpenAI()  #! CBS001
    return client.embeddings.create(model="my-model", input=text)  #! CBS302

# case: annotated attribute
from openai import OpenAI


class Bot:
    client: OpenAI

    def embed(self, text):
        return self.client.embeddings.create(model="my-model", input=text)  #! CBS302

# case: parameter annotated as azure
from openai import AzureOpenAI


def embed(client: AzureOpenAI, text):
    return client.embeddings.create(model="my-model", input=text)  #! CBS302

# case: with statement
from openai import OpenAI

with OpenAI() as client:  #! CBS001
    client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: async with statement
from openai import AsyncOpenAI


async def embed(text):
    async with AsyncOpenAI() as client:  #! CBS001
        return await client.embeddings.create(model="my-model", input=text)  #! CBS302

# case: with options
from openai import OpenAI

client = OpenAI()  #! CBS001
client.with_options(timeout=5).embeddings.create(model="my-model", input="x")  #! CBS302

# case: with options in a name
from openai import OpenAI

client = OpenAI()  #! CBS001
patient = client.with_options(timeout=500)
patient.embeddings.create(model="my-model", input="x")  #! CBS302

# case: copy
from openai import OpenAI

client = OpenAI()  #! CBS001
client.copy(max_retries=0).embeddings.create(model="my-model", input="x")  #! CBS302

# case: with options of another provider
from openai import OpenAI

client = OpenAI()  #! CBS001
client.models.list()
local = client.with_options(base_url="http://localhost:8000/v1")
local.chat.completions.create(model="llama", messages=[], frequency_penalty=1)

# case: with options of an unknown client
def ask(client, messages):
    return client.with_options(timeout=5).chat.completions.create(messages=messages, frequency_penalty=1)  #! CBS101

# case: walrus
from openai import OpenAI

if client := OpenAI():  #! CBS001
    client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: walrus of a dict
def ask(client, messages):
    if params := {"frequency_penalty": 1}:  #! CBS101
        return client.chat.completions.create(messages=messages, **params)

# case: tuple unpacking
from openai import OpenAI

client, name = OpenAI(), "bot"  #! CBS001
client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: tuple unpacking of values
def ask(client, messages):
    penalty, model = 0.5, "gpt-4o"  #! CBS004
    return client.chat.completions.create(model=model, messages=messages, frequency_penalty=penalty)  #! CBS101

# case: chained assignment
from openai import OpenAI

client = default = OpenAI()  #! CBS001
default.embeddings.create(model="my-model", input="x")  #! CBS302

# case: reassigned client
from openai import OpenAI

client = OpenAI()  #! CBS001
client.embeddings.create(model="my-model", input="x")  #! CBS302
client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
client.embeddings.create(model="my-model", input="x")

# case: reassigned dict
def ask(client, messages):
    params = {"frequency_penalty": 1}
    params = {"temperature": 1}
    return client.chat.completions.create(messages=messages, **params)

# case: one of two clients
from openai import OpenAI


def ask(fast, messages):
    if fast:
        client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
    else:
        client = OpenAI()  #! CBS001
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, frequency_penalty=1)  #! CBS101?

# case: conditional client
from openai import OpenAI


def ask(fast, messages):
    client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k") if fast else OpenAI()  #! CBS001
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, frequency_penalty=1)  #! CBS101?

# case: f-string model
SIZE = "mini"


def ask(client, messages):
    return client.chat.completions.create(model=f"gpt-4o-{SIZE}", messages=messages)  #! CBS004

# case: joined model
FAMILY = "gpt-4o"


def ask(client, messages):
    return client.chat.completions.create(model=FAMILY + "-mini", messages=messages)  #! CBS004

# case: formatted model
def ask(client, messages):
    return client.chat.completions.create(model="gpt-{}".format("4o"), messages=messages)  #! CBS004

# case: percent formatted url
from openai import OpenAI

client = OpenAI(base_url="https://%s/v1" % "api.openai.com")  #! CBS001

# case: implicitly joined url
from openai import OpenAI

client = OpenAI(
    base_url=(  #! CBS001
        "https://api.openai.com"
        "/v1"
    )
)

# case: url with an unknown path
from openai import OpenAI


def connect(version):
    return OpenAI(base_url=f"https://api.openai.com/{version}")  #! CBS001

# case: url with an unknown host
from openai import OpenAI


def connect(host):
    return OpenAI(base_url=f"https://{host}/v1", api_key="k")

# case: await kept apart
async def ask(client, messages):
    call = client.chat.completions.create(messages=messages, frequency_penalty=1)  #! CBS101
    return await call

# case: in a comprehension
def ask(client, prompts):
    return [client.chat.completions.create(messages=prompt, frequency_penalty=1) for prompt in prompts]  #! CBS101

# case: in a lambda
def asker(client):
    return lambda messages: client.chat.completions.create(messages=messages, frequency_penalty=1)  #! CBS101

# case: in a nested function
def asker(client):
    def ask(messages):
        return client.chat.completions.create(messages=messages, frequency_penalty=1)  #! CBS101

    return ask

# case: in a default argument
from openai import OpenAI


def embed(text, client=OpenAI()):  #! CBS001
    return client.embeddings.create(model="my-model", input=text)  #! CBS302?

# case: inside an f-string
def ask(client, messages):
    return f"{client.chat.completions.create(messages=messages, frequency_penalty=1)}"  #! CBS101

# case: inside a match
def ask(client, kind, messages):
    match kind:
        case "creative":
            return client.chat.completions.create(messages=messages, frequency_penalty=1)  #! CBS101
        case _:
            return client.chat.completions.create(messages=messages)

# case: inside a decorator
def register(answer):
    return lambda function: function


def setup(client):
    @register(client.chat.completions.create(messages=[], frequency_penalty=1))  #! CBS101
    def answer():
        pass

# case: global client
from openai import OpenAI

client = None


def setup():
    global client
    client = OpenAI()  #! CBS001

# case: lazily made global client
from openai import OpenAI

_client = None


def embed(text):
    global _client
    if _client is None:
        _client = OpenAI()  #! CBS001
    return _client.embeddings.create(model="my-model", input=text)  #! CBS302

# case: a closure reads the last binding
PENALTY = {"temperature": 0}


def ask(client, messages):
    return client.chat.completions.create(messages=messages, **PENALTY)


PENALTY = {"frequency_penalty": 1}  #! CBS101

# case: a local shadows the module's name
OPTIONS = {"frequency_penalty": 1}


def ask(client, messages):
    OPTIONS = {"temperature": 1}
    return client.chat.completions.create(messages=messages, **OPTIONS)

# case: a parameter shadows the module's client
from openai import OpenAI

client = OpenAI()  #! CBS001
client.models.list()


def embed(client, text):
    return client.embeddings.create(model="my-model", input=text)

# case: a comprehension's name does not leak
from openai import OpenAI

client = OpenAI()  #! CBS001
names = [client for client in ["a", "b"]]
client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: constant in the class body
class Bot:
    MODEL = "gpt-4o"  #! CBS004

    def ask(self, client, messages):
        return client.chat.completions.create(model=self.MODEL, messages=messages)

# case: attribute of the class by its name
class Bot:
    MODEL = "gpt-4o"  #! CBS004

    @staticmethod
    def ask(client, messages):
        return client.chat.completions.create(model=Bot.MODEL, messages=messages)

# case: item of a dict of settings
SETTINGS = {
    "model": "gpt-4o",  #! CBS004
    "temperature": 0,
}


def ask(client, messages):
    return client.chat.completions.create(model=SETTINGS["model"], messages=messages)

# case: item by get
SETTINGS = {
    "model": "gpt-4o",  #! CBS004
}


def ask(client, messages):
    return client.chat.completions.create(model=SETTINGS.get("model"), messages=messages)

# case: item of a nested dict
SETTINGS = {
    "chat": {"frequency_penalty": 1},  #! CBS101
    "plain": {},
}


def ask(client, messages):
    return client.chat.completions.create(messages=messages, **SETTINGS["chat"])

# case: getattr with a constant
def ask(client, messages):
    return getattr(client, "chat").completions.create(messages=messages, frequency_penalty=1)  #! CBS101

# case: client in a dict
from openai import OpenAI

CLIENTS = {"main": OpenAI()}  #! CBS001
CLIENTS["main"].embeddings.create(model="my-model", input="x")  #! CBS302

# case: loop over clients
from openai import OpenAI

for client in [OpenAI(), OpenAI(timeout=3)]:  #! CBS001 CBS001
    client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: try import
try:
    from openai import OpenAI
except ImportError:
    OpenAI = None


def connect():
    return OpenAI()  #! CBS001

# case: type checking import
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openai import OpenAI


def embed(client: OpenAI, text):
    return client.embeddings.create(model="my-model", input=text)  #! CBS302

# case: two branches of a try
def ask(client, messages):
    params = {}
    try:
        params["frequency_penalty"] = 1  #! CBS101
    finally:
        print("ready")
    return client.chat.completions.create(messages=messages, **params)

# case: while true
def ask(client, messages):
    while True:
        answer = client.chat.completions.create(messages=messages, frequency_penalty=1)  #! CBS101
        if answer.choices:
            return answer

# case: a dict filled in a with block
import contextlib


def ask(client, messages):
    params = {}
    with contextlib.suppress(KeyError):
        params["frequency_penalty"] = 1  #! CBS101
    return client.chat.completions.create(messages=messages, **params)

# case: del of a name and another dict
def ask(client, messages):
    params = {"frequency_penalty": 1}
    del params
    params = {"seed": 1}
    return client.chat.completions.create(messages=messages, **params)

# case: cast
from typing import cast

from openai import OpenAI


def embed(client, text):
    return cast(OpenAI, client).embeddings.create(model="my-model", input=text)  #! CBS302

# case: star import
from openai import *

client = OpenAI()  #! CBS001

# case: client through a local function
from openai import OpenAI


def connect():
    return OpenAI()  #! CBS001


connect().embeddings.create(model="my-model", input="x")  #! CBS302

# case: dict through a local function
def options():
    return {"frequency_penalty": 1}  #! CBS101


def ask(client, messages):
    return client.chat.completions.create(messages=messages, **options())

# case: field through a wrapper's keywords
def ask(client, messages, **kwargs):
    return client.chat.completions.create(messages=messages, **kwargs)


def main(client):
    return ask(client, [], frequency_penalty=1)  #! CBS101

# case: a site in another file is reported there
from settings import OPTIONS


def ask(client, messages):
    return client.chat.completions.create(messages=messages, **OPTIONS)

# file: settings.py
OPTIONS = {"frequency_penalty": 1}  #! CBS101

# case: client from another file
from clients import client

client.embeddings.create(model="my-model", input="x")  #! CBS302

# file: clients.py
from openai import OpenAI

client = OpenAI()  #! CBS001

# case: a public function may have callers elsewhere
def ask(client, messages, tools=None):
    params = {}
    if tools:
        params["parallel_tool_calls"] = True  #! CBS104?
    return client.chat.completions.create(messages=messages, **params)


def demo(client):
    return ask(client, [])

# case: a name that its module declares global
from openai import OpenAI

global settings, client
if input:
    settings = {"presence_penalty": 1}  #! CBS103
client = OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[], **settings)

# case: items of which only the key is kept
from openai import OpenAI

given = {"logit_bias": (1, 2), "presence_penalty": (1, 2)}
client = OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[], **{k: v.real for k, (v, _) in given.items()})  #! CBS102 CBS103


# case: an object of a data model is read as pairs
from openai import OpenAI
from pydantic import BaseModel

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")


class Options(BaseModel):
    temperature: float | None = None
    logit_bias: dict | None = None  #! CBS102?


def given(data):
    return {key: value for key, value in data if value is not None}


def ask(options: Options):
    client.chat.completions.create(model="gpt-oss-120b", messages=[], **given(options))


def ask_all(options: Options):
    client.chat.completions.create(model="gpt-oss-120b", messages=[], **dict(options))


# case: pairs of something that is no data model, or iterates otherwise, name nothing
from typing import NamedTuple

from openai import OpenAI
from pydantic import BaseModel

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")


class Pair(NamedTuple):
    logit_bias: dict


class Own(BaseModel):
    logit_bias: dict | None = None

    def __iter__(self):
        return iter([("temperature", 1)])


def ask(own: Own, pair: Pair):
    client.chat.completions.create(model="gpt-oss-120b", messages=[], **dict(own))
    client.chat.completions.create(model="gpt-oss-120b", messages=[], **{key: value for key, value in pair})


# case: a validator puts the client into an object
from openai import OpenAI
from pydantic import BaseModel, model_validator


class Chat(BaseModel):
    client: object = None
    other: object = None

    @model_validator(mode="before")
    def setup(cls, values):
        values["client"] = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x").chat.completions
        return values

    def look(cls, values):
        values["other"] = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x").moderations

    def ask(self):
        self.other.create(input="a")
        return self.client.create(model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102
