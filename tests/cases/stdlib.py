# case: filter keeps what may hold
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(penalty=None):
    params = {"model": "gpt-oss-120b", "presence_penalty": penalty, "service_tier": "auto"}  #! CBS103? CBS105
    chosen = dict(filter(lambda item: item[1] is not None, params.items()))
    return client.chat.completions.create(messages=[], **chosen)


# case: filter by a function that drops the key
from openai import OpenAI


def is_plain(item):
    return item[0] not in ("presence_penalty", "service_tier")


params = {"model": "gpt-oss-120b", "presence_penalty": 1, "service_tier": "auto"}
OpenAI().chat.completions.create(messages=[], **dict(filter(is_plain, params.items())))  #! CBS001


# case: items of a dict in which one is there only sometimes
import sys

from openai import OpenAI

params = {"model": "gpt-oss-120b"}
if len(sys.argv) > 1:
    params["presence_penalty"] = 1  #! CBS103?
OpenAI().chat.completions.create(messages=[], **dict(params.items()))  #! CBS001


# case: a loop over the keys of a dict
from openai import OpenAI

client = OpenAI()  #! CBS001
DEFAULTS = {"presence_penalty": 1, "seed": 1}  #! CBS103
params = {"model": "gpt-oss-120b"}
for name in DEFAULTS:
    params[name] = DEFAULTS[name]
client.chat.completions.create(messages=[], **params)


# case: the first of a chain map that has the key
from collections import ChainMap

from openai import OpenAI

client = OpenAI()  #! CBS001
params = ChainMap({"model": "gpt-oss-120b"}, {"model": "gpt-4o"})
client.chat.completions.create(messages=[], **params)


# case: default dict with items
from collections import defaultdict

from openai import OpenAI

client = OpenAI()  #! CBS001
params = defaultdict(lambda: None, {"presence_penalty": 1}, seed=1)  #! CBS103
client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)


# case: an item of an item of a dict that is not followed
import yaml

from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(path, hot):
    params = yaml.safe_load(open(path))
    params["logit_bias"]["50256"] = -100  #! CBS102
    params["extra_body"]["service_tier"] = "auto"  #! CBS105
    if hot:
        params["response_format"]["type"] = "json_object"
    return client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)


# case: json text of a list, of what is no object, of what is read
import json
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001
CASES = json.loads('[{"seed": 1}, {"presence_penalty": 1}]')  #! CBS103
for case in CASES:
    client.chat.completions.create(model="gpt-oss-120b", messages=[], **case)
client.chat.completions.create(model="gpt-oss-120b", messages=[], **json.loads(sys.argv[1]))
client.chat.completions.create(model=json.loads("{"), messages=[])


# case: reduce of what is read, and of too much
import functools
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001
one = functools.reduce(lambda done, more: {**done, **more}, [{"seed": 1}], {"service_tier": "auto"})  #! CBS105
two = functools.reduce(max, sys.argv, {"presence_penalty": 1})
client.chat.completions.create(model="gpt-oss-120b", messages=[], **one)
client.chat.completions.create(model="gpt-oss-120b", messages=[], **two)


# case: a dict with its items as attributes
from easydict import EasyDict

from openai import OpenAI

config = EasyDict({"model": "gpt-4o", "openai": {"base_url": "https://api.cerebras.ai/v1"}})  #! CBS004
client = OpenAI(base_url=config.openai.base_url, api_key="k")
client.chat.completions.create(model=config.model, messages=[])


# case: a dict of one's own that changes what it is given
from openai import OpenAI


class Params(dict):
    def __init__(self, **given):
        super().__init__(temperature=0)


OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **Params(presence_penalty=1))  #! CBS001


# case: module by its name
from importlib import import_module

from openai import OpenAI


def connect(name):
    one = import_module("providers.here")
    two = import_module(name)
    return one.client, two.client


one, two = connect("other")
one.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)

# file: providers/__init__.py

# file: providers/here.py
from openai import OpenAI

client = OpenAI(base_url="http://localhost:8000/v1", api_key="k")


# case: decorators that are called as functions
import backoff
from asgiref.sync import sync_to_async
from tenacity import Retrying, retry, stop_after_attempt

from openai import OpenAI

client = OpenAI()  #! CBS001
call = retry(stop=stop_after_attempt(3))(client.chat.completions.create)
call(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103
backed = backoff.on_exception(backoff.expo, Exception, max_tries=3)(client.embeddings.create)  #! CBS302
backed(model="my-model", input="x")
Retrying(stop=stop_after_attempt(3))(client.chat.completions.create, model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102


async def ask():
    return await sync_to_async(client.chat.completions.create, thread_sensitive=False)(
        model="gpt-oss-120b", messages=[], service_tier="auto"  #! CBS105
    )


# case: a thread that makes the client
import asyncio

from openai import OpenAI


def connect(url):
    return OpenAI(base_url=url, api_key="k")


async def ask():
    client = await asyncio.to_thread(connect, "http://localhost:8000/v1")
    return client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)


# case: a base that only declares the method
from abc import ABC, abstractmethod

from openai import OpenAI


class Chat(ABC):
    @abstractmethod
    def ask(self, messages, **options):
        """Answers."""
        raise NotImplementedError


class Real(Chat):
    def ask(self, messages, **options):
        return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **options)  #! CBS001


class Deaf(Chat):
    def ask(self, messages, **options):
        return None


def run(chat: Chat, tier):
    return chat.ask([], presence_penalty=1)  #! CBS103


def other(chat: Chat):
    return chat.ask([], service_tier="auto")


run(Real(), "auto")
other(Deaf())
