# Ways that a client comes from somewhere else. Most cases run: tests/test_wire.py compares what they send with their marks.

# case: factory
from openai import OpenAI


def connect(timeout=10):
    return OpenAI(timeout=timeout)  #! CBS001


connect().embeddings.create(model="my-model", input="x")  #! CBS302

# case: factory of another provider
from openai import OpenAI


def connect():
    return OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")


connect().chat.completions.create(model="llama", messages=[], frequency_penalty=1)

# case: factory with a url
import os

from openai import OpenAI


def connect(url, key):
    return OpenAI(base_url=url, api_key=key)


groq = connect("https://api.groq.com/openai/v1", "k")
groq.chat.completions.create(model="llama", messages=[], frequency_penalty=1)
cerebras = connect("https://api.cerebras.ai/v1", os.environ["CEREBRAS_API_KEY"])
cerebras.chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# case: factory with a default url
from openai import OpenAI


def connect(base_url=None, **rest):
    return OpenAI(base_url=base_url, **rest)  #! CBS001


local = connect(base_url="http://localhost:8000/v1", api_key="x")
local.chat.completions.create(model="llama", messages=[], frequency_penalty=1)
connect().chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102

# case: factory in a tuple
from openai import OpenAI


def connect():
    return OpenAI(), "gpt-4o"  #! CBS001 CBS004


client, model = connect()
client.chat.completions.create(model=model, messages=[])
client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: factory of a class
import sys

from openai import AsyncOpenAI, OpenAI


def connect(kind):
    classes = {"sync": OpenAI, "async": AsyncOpenAI}
    return classes[kind]()  #! CBS001


connect("sync").embeddings.create(model="my-model", input="x")  #! CBS302

# case: cached getter
from functools import lru_cache

from openai import OpenAI


@lru_cache
def get_client():
    return OpenAI()  #! CBS001


get_client().embeddings.create(model="my-model", input="x")  #! CBS302

# case: cached getter of another provider
import functools

from openai import OpenAI


@functools.cache
def get_client(url="http://localhost:8000/v1"):
    return OpenAI(base_url=url, api_key="x")


get_client().chat.completions.create(model="llama", messages=[], logit_bias={})

# case: lazily created global
from openai import OpenAI

_client = None


def get_client():
    global _client
    if _client is None:
        _client = OpenAI()  #! CBS001
    return _client


get_client().embeddings.create(model="my-model", input="x")  #! CBS302

# case: lazily created global of another provider
from openai import OpenAI

_client = None


def get_client():
    global _client
    if not _client:
        _client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
    return _client


get_client().chat.completions.create(model="llama", messages=[], frequency_penalty=1)

# case: global that another function sets
from openai import OpenAI

client = None


def setup():
    global client
    client = OpenAI()  #! CBS001


def embed(text):
    return client.embeddings.create(model="my-model", input=text)  #! CBS302


setup()
embed("x")

# case: lazily filled dict of clients
from openai import OpenAI

_clients = {}


def get_client(name):
    if name not in _clients:
        _clients[name] = OpenAI(timeout=3)  #! CBS001
    return _clients[name]


get_client("main").embeddings.create(model="my-model", input="x")  #! CBS302

# case: dict of clients
from openai import OpenAI

CLIENTS = {
    "openai": OpenAI(),  #! CBS001
    "groq": OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k"),
}
CLIENTS["groq"].chat.completions.create(model="llama", messages=[], frequency_penalty=1)
CLIENTS["openai"].chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103

# case: dict of clients with a choice
import sys

from openai import OpenAI

CLIENTS = {
    "openai": OpenAI(),  #! CBS001
    "groq": OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k"),
}
name = "groq" if len(sys.argv) < 5 else "openai"
CLIENTS[name].chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103?

# case: list of clients
from openai import OpenAI

clients = [OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k"), OpenAI()]  #! CBS001
clients[0].chat.completions.create(model="llama", messages=[], frequency_penalty=1)
clients[1].chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103

# case: loop over clients of several providers
from openai import OpenAI

clients = [OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k"), OpenAI()]  #! CBS001
for client in clients:
    client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103

# case: loop over clients of other providers
from openai import OpenAI

clients = {
    "groq": OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k"),
    "local": OpenAI(base_url="http://localhost:8000/v1", api_key="k"),
}
for name, client in clients.items():
    client.chat.completions.create(model=name, messages=[], presence_penalty=1)

# case: any of several clients
import random

from openai import OpenAI

clients = [OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k"), OpenAI()]  #! CBS001
random.choice(clients).chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103?

# case: clients filled into a list
from openai import OpenAI

clients = []
for url in ("http://localhost:8000/v1", "http://localhost:8001/v1"):
    clients.append(OpenAI(base_url=url, api_key="x"))
clients[0].chat.completions.create(model="llama", messages=[], presence_penalty=1)

# case: provider table
import os

from openai import OpenAI

PROVIDERS = {
    "groq": {"base_url": "https://api.groq.com/openai/v1", "api_key": "k"},
    "cerebras": {"base_url": "https://api.cerebras.ai/v1", "api_key": os.environ["CEREBRAS_API_KEY"]},
}


def connect(name):
    return OpenAI(**PROVIDERS[name])


connect("groq").chat.completions.create(model="llama", messages=[], frequency_penalty=1)
connect("cerebras").chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103

# case: provider table with a choice
import os

from openai import OpenAI

PROVIDERS = {
    "groq": {"base_url": "https://api.groq.com/openai/v1", "api_key": "k"},
    "cerebras": {"base_url": "https://api.cerebras.ai/v1", "api_key": os.environ["CEREBRAS_API_KEY"]},
}
provider = PROVIDERS[os.environ.get("PROVIDER", "groq")]
client = OpenAI(base_url=provider["base_url"], api_key=provider["api_key"])
client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103?

# case: provider table of others only
import os

from openai import OpenAI

URLS = {"groq": "https://api.groq.com/openai/v1", "local": "http://localhost:8000/v1"}
client = OpenAI(base_url=URLS[os.environ.get("PROVIDER", "groq")], api_key="k")
client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: provider table of objects
import os
from dataclasses import dataclass

from openai import OpenAI


@dataclass(frozen=True)
class Provider:
    url: str
    key: str
    model: str = "llama"


GROQ = Provider("https://api.groq.com/openai/v1", "k", "gpt-4")
CEREBRAS = Provider("https://api.cerebras.ai/v1", os.environ["CEREBRAS_API_KEY"], model="gpt-4o")  #! CBS004


def ask(provider, messages):
    client = OpenAI(base_url=provider.url, api_key=provider.key)
    return client.chat.completions.create(model=provider.model, messages=messages)


ask(GROQ, [])
ask(CEREBRAS, [])

# case: conditional client
import sys

from openai import OpenAI

if len(sys.argv) > 3:
    client = OpenAI()  #! CBS001
else:
    client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103?

# case: conditional client with the same end
import sys

from openai import OpenAI

if len(sys.argv) > 3:
    client = OpenAI(timeout=3)  #! CBS001
else:
    client = OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103

# case: conditional client of others
import sys

from openai import AzureOpenAI, OpenAI

if len(sys.argv) > 3:
    client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
else:
    client = AzureOpenAI(api_key="k", api_version="2024-10-21", azure_endpoint="https://me.openai.azure.com")  #! CBS003
client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103?

# case: conditional class
import sys

from openai import AzureOpenAI, OpenAI

maker = AzureOpenAI if len(sys.argv) > 3 else OpenAI
client = maker(api_key="k")  #! CBS001? CBS003?
client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103

# case: parameter whose callers are known
from openai import OpenAI


def embed(client, text):
    return client.embeddings.create(model="my-model", input=text)  #! CBS302


embed(OpenAI(), "x")  #! CBS001

# case: parameter whose callers are elsewhere
from openai import OpenAI


def ask(client, messages):
    return client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)


groq = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
ask(groq, [])

# case: parameter with callers of both kinds
from openai import OpenAI


def ask(client, messages):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS103


ask(OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k"), [])
ask(OpenAI(), [])  #! CBS001

# case: field that only the other client gets
from openai import OpenAI


def ask(client, messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask(OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k"), [], frequency_penalty=1)
ask(OpenAI(), [], presence_penalty=1)  #! CBS001 CBS103

# case: parameter or a client of its own
from openai import OpenAI


def embed(text, client=None):
    client = client or OpenAI()  #! CBS001
    return client.embeddings.create(model="my-model", input=text)  #! CBS302


embed("x")

# case: client in an object whose callers are elsewhere
from openai import OpenAI


class Bot:
    def __init__(self, client):
        self.client = client

    def ask(self, messages):
        return self.client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)


Bot(OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")).ask([])

# case: base url set later
import os

from openai import OpenAI

client = OpenAI(api_key=os.environ["CEREBRAS_API_KEY"])
client.base_url = "https://api.cerebras.ai/v1"
client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102

# case: base url set later to another provider
from openai import OpenAI

client = OpenAI(api_key="k")
client.base_url = "http://localhost:8000/v1"
client.chat.completions.create(model="gpt-4o", messages=[], logit_bias={})

# case: base url set later in self
from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI(api_key="k")
        self.client.base_url = "http://localhost:8000/v1"

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-4o", messages=messages, logit_bias={})


Bot().ask([])

# case: base url of another client set later
from openai import OpenAI

client = OpenAI()  #! CBS001
other = OpenAI(api_key="k")
other.base_url = "http://localhost:8000/v1"
client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102

# case: base url in the environment
import os

from openai import OpenAI

os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"
client = OpenAI(api_key="k")
client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: base url in the environment by update
import os

from openai import OpenAI

os.environ.update({"OPENAI_BASE_URL": "http://localhost:8000/v1", "OPENAI_API_KEY": "x"})
client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: target in the environment
import os

from openai import OpenAI

os.environ["OPENAI_BASE_URL"] = "https://api.cerebras.ai/v1"
os.environ["OPENAI_API_KEY"] = os.environ["CEREBRAS_API_KEY"]
client = OpenAI()
client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103

# case: base url in the environment too late
import os

from openai import OpenAI

client = OpenAI()  #! CBS001
os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"
client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103

# case: another variable in the environment
import os

from openai import OpenAI

os.environ["MY_BASE_URL"] = "http://localhost:8000/v1"
client = OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103

# case: config splatted
import os

from openai import OpenAI

config = {"api_key": os.environ["CEREBRAS_API_KEY"], "timeout": 5}
config["base_url"] = "https://api.cerebras.ai/v1"
client = OpenAI(**config)
client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103

# case: config of another provider splatted
from openai import OpenAI

DEFAULTS = {"timeout": 5, "api_key": "k"}
client = OpenAI(**{**DEFAULTS, "base_url": "http://localhost:8000/v1"})
client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: config from a function
from openai import OpenAI


def config(local):
    settings = {"timeout": 5, "api_key": "k"}
    if local:
        settings["base_url"] = "http://localhost:8000/v1"
    return settings


client = OpenAI(**config(local=True))
client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: subclass
from openai import OpenAI


class Api(OpenAI):
    def ask(self, messages, **options):
        return self.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


client = Api()  #! CBS001
client.ask([], frequency_penalty=1)  #! CBS101
client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: subclass of another provider
from openai import OpenAI


class Groq(OpenAI):
    def __init__(self, **kwargs):
        super().__init__(base_url="https://api.groq.com/openai/v1", api_key="k", **kwargs)


Groq().chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)

# case: subclass with a default
from openai import OpenAI


class Local(OpenAI):
    def __init__(self, **kwargs):
        kwargs.setdefault("base_url", "http://localhost:8000/v1")
        kwargs.setdefault("api_key", "x")
        super().__init__(**kwargs)


Local().chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)

# case: subclass with another completions class
from openai import OpenAI


class Silent:
    def create(self, **kwargs):
        return None


class Fake(OpenAI):
    class chat:
        completions = Silent()


Fake(base_url="http://localhost:8000/v1", api_key="k").chat.completions.create(model="gpt-4o", messages=[], logit_bias={})

# case: instructor
import instructor
from openai import OpenAI

client = instructor.from_openai(OpenAI())  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[], response_model=None, frequency_penalty=1)  #! CBS101

# case: instructor over another provider
import instructor
from openai import OpenAI

client = instructor.from_openai(
    OpenAI(base_url="http://localhost:11434/v1", api_key="ollama"),
    mode=instructor.Mode.JSON,
)
client.chat.completions.create(model="llama3", messages=[], response_model=None, frequency_penalty=1)

# case: langsmith's wrapper
from langsmith.wrappers import wrap_openai
from openai import OpenAI

client = wrap_openai(OpenAI())  #! CBS001
client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: wrapper of one's own
from openai import OpenAI


def traced(client):
    print("tracing", type(client).__name__)
    client.traced = True
    return client


client = traced(OpenAI())  #! CBS001
client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: wrapper of one's own over another provider
from openai import OpenAI


def traced(client):
    return client.with_options(max_retries=0)


client = traced(OpenAI(base_url="http://localhost:8000/v1", api_key="x"))
client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)

# case: wrapper that gives another client
from openai import OpenAI


def mocked(client):
    return OpenAI(base_url="http://localhost:8000/v1", api_key="x")


client = mocked(OpenAI())  #! CBS001
client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)

# case: partial of the class
from functools import partial

from openai import OpenAI

Local = partial(OpenAI, base_url="http://localhost:8000/v1", api_key="x")
Local().chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)

# case: context manager function
from contextlib import contextmanager

from openai import OpenAI


@contextmanager
def session():
    client = OpenAI()  #! CBS001
    try:
        yield client
    finally:
        client.close()


with session() as client:
    client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: context manager function of another provider
from contextlib import contextmanager

from openai import OpenAI


@contextmanager
def session():
    with OpenAI(base_url="http://localhost:8000/v1", api_key="x") as client:
        yield client


with session() as client:
    client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)

# case: async context manager function
import asyncio
from contextlib import asynccontextmanager

from openai import AsyncOpenAI


@asynccontextmanager
async def session():
    async with AsyncOpenAI() as client:  #! CBS001
        yield client


async def main():
    async with session() as client:
        await client.embeddings.create(model="my-model", input="x")  #! CBS302


asyncio.run(main())

# case: client in a named tuple
from typing import NamedTuple

from openai import OpenAI


class Provider(NamedTuple):
    client: object
    model: str


groq = Provider(OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k"), "gpt-4")
own = Provider(client=OpenAI(), model="gpt-4o")  #! CBS001 CBS004
groq.client.chat.completions.create(model=groq.model, messages=[], frequency_penalty=1)
own.client.chat.completions.create(model=own.model, messages=[], presence_penalty=1)  #! CBS103

# case: client chosen by match
from openai import OpenAI


def connect(name):
    match name:
        case "groq":
            return OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
        case _:
            return OpenAI()  #! CBS001


connect("groq").chat.completions.create(model="gpt-4", messages=[], frequency_penalty=1)
connect("openai").chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103

# case: factory that returns the completions
from openai import OpenAI


def completions():
    return OpenAI().chat.completions  #! CBS001


completions().create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103

# case: factory that returns the method
from openai import OpenAI


def creator():
    return OpenAI(base_url="http://localhost:8000/v1", api_key="x").chat.completions.create


creator()(model="gpt-4o", messages=[], presence_penalty=1)

# case: module client pointed elsewhere by a function
import openai


def setup():
    openai.base_url = "http://localhost:8000/v1/"
    openai.api_key = "x"


setup()
openai.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: url by rstrip
from openai import OpenAI

URL = "http://localhost:8000/v1/"
client = OpenAI(base_url=URL.rstrip("/"), api_key="x")
client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# case: async client given to a thread pool
from concurrent.futures import ThreadPoolExecutor

from openai import OpenAI


def ask(client, text):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": text}],
        presence_penalty=1,
    )


local = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
with ThreadPoolExecutor() as pool:
    pool.submit(ask, local, "a").result()

# case: client made anew by copy
import copy

from openai import OpenAI

client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
copy.copy(client).chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)

# case: client in a thread's own storage
import threading

from openai import OpenAI

local = threading.local()


def get_client():
    if not hasattr(local, "client"):
        local.client = OpenAI()  #! CBS001
    return local.client


get_client().embeddings.create(model="my-model", input="x")  #! CBS302

# case: client in a context variable
from contextvars import ContextVar

from openai import OpenAI

current = ContextVar("client")
current.set(OpenAI())  #! CBS001
current.get().embeddings.create(model="my-model", input="x")  #! CBS302

# case: clients in a cycle
import itertools

from openai import OpenAI

clients = itertools.cycle([OpenAI(base_url="http://localhost:8000/v1", api_key="x")])
next(clients).chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)

# case: url by a parsed name
from urllib.parse import urljoin

from openai import OpenAI

client = OpenAI(base_url=urljoin("http://localhost:8000", "/v1"), api_key="x")
client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)

# case: client given by a default of the class
from openai import OpenAI


class Bot:
    def __init__(self, client=None):
        self.client = client if client is not None else OpenAI()  #! CBS001

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS103


Bot().ask([])
Bot(OpenAI(base_url="http://localhost:8000/v1", api_key="x")).ask([])

# case: deleted environment variable
import os

from openai import OpenAI

os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"
del os.environ["OPENAI_BASE_URL"]
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS001 CBS103

# case: posted to a path
from openai import OpenAI

client = OpenAI()  #! CBS001
PATH = "/chat/completions"


def post(path, **body):
    return client.post(path, body=body, cast_to=object)


client.post("/chat/completions", body={"model": "gpt-4o", "frequency_penalty": 1}, cast_to=object)  #! CBS004 CBS101
client.post("chat/completions", body={"seed": 1}, options={"extra_json": {"logit_bias": {}}}, cast_to=object)  #! CBS102
client.post(path=PATH, body={"presence_penalty": 1}, cast_to=object)  #! CBS103
client.post("/chat/completions/stored-id", body={"metadata": {}}, cast_to=object)  #! CBS302
client.post("/completions", body={"model": "gpt-oss-120b", "prompt": "Hi"}, cast_to=object)  #! CBS301
client.post("/images/generations?n=1", body={"prompt": "a cat"}, cast_to=object)  #! CBS302
post("/chat/completions", parallel_tool_calls=True)  #! CBS104

# case: environment variable set in both arms
import os
import sys

from openai import OpenAI

if len(sys.argv) > 1:
    os.environ["OPENAI_BASE_URL"] = "https://api.openai.com/v1"
else:
    os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"
client = OpenAI()  #! CBS001?
client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103?


# case: environment variable set by a function under a condition
import os

from openai import OpenAI


def ask(messages, local):
    if local:
        os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"
        OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, service_tier="auto")
    else:
        OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS001 CBS103
    OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, logit_bias={})  #! CBS001? CBS102?


# case: environment variable taken out
import os

from openai import OpenAI

os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"
local = OpenAI()
os.environ.pop("OPENAI_BASE_URL", None)
os.environ.pop("OPENAI_API_KEY", None)
client = OpenAI(api_key="k")  #! CBS001
local.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)
client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103


# case: module base url set in both arms
import sys

import openai

if len(sys.argv) > 1:
    openai.base_url = "https://api.openai.com/v1/"  #! CBS001?
else:
    openai.base_url = "http://localhost:8000/v1/"
openai.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103?


# case: module base url set in both arms to others
import sys

import openai

if len(sys.argv) > 1:
    openai.base_url = "https://api.groq.com/openai/v1/"
else:
    openai.base_url = "http://localhost:8000/v1/"
openai.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)


# case: module base url changed between two requests
import openai

openai.base_url = "http://localhost:8000/v1/"
openai.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)
openai.base_url = "https://api.openai.com/v1/"  #! CBS001
openai.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102


# case: module base url set by the constructor
import openai


class Bot:
    def __init__(self):
        openai.base_url = "http://localhost:8000/v1/"

    def ask(self, messages):
        return openai.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)


# case: module base url set by one of two functions
import openai


def here():
    openai.base_url = "http://localhost:8000/v1/"


def there():
    openai.base_url = "https://api.openai.com/v1/"  #! CBS001?


def ask(messages):
    return openai.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS103?


# case: module base url set as soon as there is a key
import os
import time

import openai

for attempt in range(10):
    try:
        openai.api_key = os.environ.get("SERVICE_KEY", "k")
        openai.base_url = "http://localhost:8000/v1/"
        break
    except Exception:
        time.sleep(1)
openai.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)


# case: environment variable set where the script begins
import os

import openai
from openai import OpenAI


def ask(text):
    return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)


def tell(text):
    return openai.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)


if __name__ == "__main__":
    os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"
    openai.base_url = "http://localhost:8000/v1/"
    ask("Hi")
    tell("Hi")

# case: a copy at the target with a key of openai
import os

from openai import OpenAI

client = OpenAI(api_key="k", base_url="http://localhost:8000/v1")
there = client.copy(base_url="https://api.cerebras.ai/v1", api_key=os.environ["OPENAI_API_KEY"])  #! CBS002
there.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102
ours = OpenAI(api_key=os.environ["CEREBRAS_API_KEY"], base_url="https://api.cerebras.ai/v1")
mine = ours.with_options(api_key=os.environ["OPENAI_API_KEY"], timeout=9)  #! CBS002
mine.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: copies that are none of our business
import os

from openai import OpenAI

local = OpenAI(api_key="k", base_url="http://localhost:8000/v1")
groq = local.copy(base_url="https://api.groq.com/openai/v1", api_key=os.environ["OPENAI_API_KEY"])
there = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
slow = there.with_options(timeout=60)
away = there.copy(base_url="https://api.groq.com/openai/v1", api_key=os.environ["OPENAI_API_KEY"])
settings = {"api_key": os.environ["OPENAI_API_KEY"]}.copy()
other = there.with_options(api_key="csk-trial")
for client in (groq, slow, away, other):
    print(client.chat.completions.create(model="gpt-oss-120b", messages=[]), settings)

# case: a copy with a wrong path
import os

from openai import OpenAI

local = OpenAI(api_key="k", base_url="http://localhost:8000/v1")
there = local.copy(base_url="https://api.cerebras.ai", api_key=os.environ["CEREBRAS_API_KEY"])  #! CBS304
print(there.chat.completions.create(model="gpt-oss-120b", messages=[]))

# fixed: safe
import os

from openai import OpenAI

local = OpenAI(api_key="k", base_url="http://localhost:8000/v1")
there = local.copy(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
print(there.chat.completions.create(model="gpt-oss-120b", messages=[]))

# case: copies with a wrong path from elsewhere
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
URL = "https://api.cerebras.ai"  #! CBS304
slow = client.with_options(timeout=60, base_url=URL)


def at(url):
    return client.copy(base_url=url)


at("https://api.cerebras.ai/v1/v1").chat.completions.create(model="gpt-oss-120b", messages=[])  #! CBS304
client.with_options(**{"base_url": "https://api.cerebras.ai/"}).models.list()  #! CBS304

# fixed: unsafe
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
URL = "https://api.cerebras.ai"
slow = client.with_options(timeout=60, base_url="https://api.cerebras.ai/v1")


def at(url):
    return client.copy(base_url=url)


at("https://api.cerebras.ai/v1/v1").chat.completions.create(model="gpt-oss-120b", messages=[])
client.with_options(**{"base_url": "https://api.cerebras.ai/v1"}).models.list()

# case: a client of the target's own, derived
from cerebras.cloud.sdk import Cerebras

client = Cerebras(api_key="csk-1")
client.with_options(base_url="https://api.cerebras.ai/v1").models.list()  #! CBS304
client.with_options(base_url="https://api.cerebras.ai/").models.list()

# fixed: safe
from cerebras.cloud.sdk import Cerebras

client = Cerebras(api_key="csk-1")
client.with_options(base_url="https://api.cerebras.ai").models.list()
client.with_options(base_url="https://api.cerebras.ai/").models.list()

# case: derived with a base URL
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
strayed = client.with_options(base_url="https://api.cerebras.ai")  #! CBS304
back = client.with_options(base_url="https://api.openai.com/v1")  #! CBS001
local = client.copy(base_url="http://localhost:8000/v1")
patient = client.with_options(timeout=60)
settings = {"base_url": "https://api.openai.com/v1"}.copy()

# case: the key in a header
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    default_headers={"Authorization": f"Bearer {os.environ['CEREBRAS_API_KEY']}"},
)
other = OpenAI(base_url="https://api.cerebras.ai/v1", default_headers={"X-Team": "a"})  #! CBS002

# case: verbs of a client
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.get("/models", cast_to=object)
client.get("/chat/completions", cast_to=object)  #! CBS302
client.delete("/chat/completions/chat-1", cast_to=object)  #! CBS302
client.delete("/models/ft:a", cast_to=object)  #! CBS302
client.post("/chat/completions", cast_to=object, content='{"model": "gpt-oss-120b", "messages": [], "store": true}')  #! CBS106
client.post("/chat/completions", cast_to=object, content=bytes([123, 125]))
client.put("/unheard/of", cast_to=object, body={"store": True})
{}.get("/chat/completions")

# case: posted to a whole address
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
URL = "https://api.openai.com/v1"
client.post("https://api.openai.com/v1/chat/completions", body={"model": "gpt-oss-120b", "messages": [], "frequency_penalty": 1}, cast_to=object)  #! CBS001 CBS101
client.post(f"{URL}/embeddings", body={"model": "text-embedding-3-small", "input": "a"}, cast_to=object)  #! CBS302
client.post("https://api.cerebras.ai/chat/completions", body={"model": "gpt-oss-120b", "messages": [], "store": True}, cast_to=object)  #! CBS304 CBS106
client.post(path="https://api.cerebras.ai/v1/chat/completions", body={"seed": 1}, options={"extra_json": {"logit_bias": {}}}, cast_to=object)  #! CBS102
client.get("https://api.cerebras.ai/models", cast_to=object)  #! CBS304
client.get("https://api.cerebras.ai/v1/models", cast_to=object)

# fixed: unsafe
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
URL = "https://api.openai.com/v1"
client.post("https://api.cerebras.ai/v1/chat/completions", body={"model": "gpt-oss-120b", "messages": []}, cast_to=object)
client.post(f"{URL}/embeddings", body={"model": "text-embedding-3-small", "input": "a"}, cast_to=object)
client.post("https://api.cerebras.ai/v1/chat/completions", body={"model": "gpt-oss-120b", "messages": []}, cast_to=object)
client.post(path="https://api.cerebras.ai/v1/chat/completions", body={"seed": 1}, options={"extra_json": {}}, cast_to=object)
client.get("https://api.cerebras.ai/v1/models", cast_to=object)
client.get("https://api.cerebras.ai/v1/models", cast_to=object)

# case: a whole address is judged by itself
from openai import OpenAI

local = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
local.post("/chat/completions", body={"presence_penalty": 1}, cast_to=object)
local.post("https://api.openai.com/v1/chat/completions", body={"presence_penalty": 1}, cast_to=object)  #! CBS001 CBS103

# case: whole addresses of others
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
HOST = os.environ.get("HOST")
BODY = {"model": "gpt-4o", "messages": [], "frequency_penalty": 1}
client.post("https://api.groq.com/openai/v1/chat/completions", body=BODY, cast_to=object)
client.post("http://localhost:8000/chat/completions", body=BODY, cast_to=object)
client.post(f"https://{HOST}/v1/chat/completions", body=BODY, cast_to=object)

# case: a client whose key a whole address needs
from openai import OpenAI

client = OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[])
client.post("https://api.openai.com/v1/embeddings", body={"model": "text-embedding-3-small", "input": "a"}, cast_to=object)  #! CBS302

# fixed: unsafe unchanged

# case: one caller with a URL that nobody knows, one without
import os
from urllib.parse import urljoin

from openai import OpenAI


def talk(model: str, text: str, api_base: str | None = None):
    client = OpenAI(base_url=api_base, api_key=os.environ.get("OPENAI_API_KEY"))  #! CBS001?
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": text}])


def both(server: str, text: str):
    talk("", text, api_base=urljoin(server, "/v1"))
    talk("gpt-4o", text)  #! CBS004

# case: two callers without a URL
from openai import OpenAI


def talk(text: str, api_base: str | None = None):
    client = OpenAI(base_url=api_base)  #! CBS001
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}])


def both(text: str):
    talk(text)
    talk(text, None)

# case: one caller with a URL that nobody knows, one with the target's
from openai import OpenAI


def talk(text: str, url: str):
    client = OpenAI(base_url=url, api_key="sk-proj-0123456789abcdefghijklmnop")  #! CBS002?
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}])


def both(text: str, server):
    talk(text, server.url)
    talk(text, "https://api.cerebras.ai/v1")

# case: the module under another name, and its own URL as a default
import os

import openai

client = openai
client.base_url = os.getenv("LLM_URL", client.base_url)  #! CBS001?


def ask(messages):
    return client.chat.completions.create(model="my-model", messages=messages, logit_bias={})  #! CBS102

# case: the module's own URL as a default where another one is set before
import os

import openai

openai.base_url = "http://localhost:8000/v1/"
openai.base_url = os.getenv("LLM_URL", "http://localhost:9000/v1/")


def ask(messages):
    return openai.embeddings.create(model="my-model", input=messages)  #! CBS302?

# case: a factory that gives the module
import openai


def get_client(azure):
    if azure:
        return openai.AzureOpenAI()  #! CBS003
    openai.api_key = "k"  #! CBS001
    return openai


class Bot:
    def __init__(self, azure=False):
        self.client = get_client(azure)

    def embed(self, text):
        return self.client.embeddings.create(model="my-model", input=text)  #! CBS302
