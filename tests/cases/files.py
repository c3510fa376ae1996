# What comes from other files. Every case runs: tests/test_wire.py compares what it sends with its marks.

# case: import a.b
import app.clients
import app.options

app.clients.client.chat.completions.create(model="gpt-oss-120b", messages=[], **app.options.CREATIVE)

# file: app/__init__.py
"""The application."""

# file: app/clients.py
from openai import OpenAI

client = OpenAI()  #! CBS001

# file: app/options.py
CREATIVE = {"presence_penalty": 1}  #! CBS103
PLAIN = {"seed": 1}

# case: import a.b that takes the other dict
import app.clients
import app.options

app.clients.client.chat.completions.create(model="gpt-oss-120b", messages=[], **app.options.PLAIN)

# file: app/__init__.py
"""The application."""

# file: app/clients.py
from openai import OpenAI

client = OpenAI()  #! CBS001

# file: app/options.py
CREATIVE = {"presence_penalty": 1}
PLAIN = {"seed": 1}

# case: import a.b as c
import app.clients as c

c.connect().embeddings.create(model="my-model", input="x")  #! CBS302

# file: app/__init__.py
"""The application."""

# file: app/clients.py
import openai


def connect():
    return openai.OpenAI()  #! CBS001

# case: relative import under another name
from app.bot import ask

ask([])

# file: app/__init__.py
"""The application."""

# file: app/bot.py
from . import clients
from .options import CREATIVE as options


def ask(messages):
    return clients.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)

# file: app/clients.py
from openai import OpenAI

client = OpenAI()  #! CBS001

# file: app/options.py
CREATIVE = {"presence_penalty": 1}  #! CBS103

# case: relative import of the package above
from app.bots.poet import ask

ask([])

# file: app/__init__.py
"""The application."""

# file: app/settings.py
TIER = "auto"
MODEL = "gpt-4o"  #! CBS004

# file: app/bots/__init__.py
"""The bots."""

# file: app/bots/poet.py
from openai import OpenAI

from ..settings import MODEL, TIER


def ask(messages):
    client = OpenAI()  #! CBS001
    return client.chat.completions.create(model=MODEL, messages=messages, service_tier=TIER)  #! CBS105

# case: re-exported by the package
from app import ask, client

ask([], frequency_penalty=1)  #! CBS101
client.embeddings.create(model="my-model", input="x")  #! CBS302

# file: app/__init__.py
from app.bot import ask
from app.bot import _client as client

__all__ = ["ask", "client"]

# file: app/bot.py
from openai import OpenAI

_client = OpenAI()  #! CBS001


def ask(messages, **options):
    return _client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)

# case: re-exported wrapper that drops
from app import ask

ask([], frequency_penalty=1)

# file: app/__init__.py
from .bot import ask

# file: app/bot.py
from openai import OpenAI

_client = OpenAI()  #! CBS001


def ask(messages, **options):
    return _client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: re-exported twice under other names
from app import speak

speak([], logit_bias={})  #! CBS102

# file: app/__init__.py
from .api import say as speak

# file: app/api/__init__.py
from .core import ask as say

# file: app/api/core.py
from openai import OpenAI


def ask(messages, **options):
    return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **options)  #! CBS001

# case: star import
from settings import *

client.chat.completions.create(model=MODEL, messages=[], **OPTIONS)

# file: settings.py
from openai import OpenAI

MODEL = "gpt-oss-120b"
OPTIONS = {"presence_penalty": 1}  #! CBS103
client = OpenAI()  #! CBS001

# case: star import with __all__
OPTIONS = {"seed": 1}
from settings import *

client.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)

# file: settings.py
from openai import OpenAI

__all__ = ["client"]

OPTIONS = {"presence_penalty": 1}
client = OpenAI()  #! CBS001

# case: star import that brings the name
OPTIONS = {"seed": 1}
from settings import *

client.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)

# file: settings.py
from openai import OpenAI

__all__ = ["client", "OPTIONS"]

OPTIONS = {"presence_penalty": 1}  #! todo CBS103
client = OpenAI()  #! CBS001

# case: star import leaves private names
_options = {"seed": 1}
from settings import *

client.chat.completions.create(model="gpt-oss-120b", messages=[], **_options)

# file: settings.py
from openai import OpenAI

_options = {"presence_penalty": 1}
client = OpenAI()  #! CBS001

# case: private name that star import brings by __all__
from settings import *

client.chat.completions.create(model="gpt-oss-120b", messages=[], **_options)

# file: settings.py
from openai import OpenAI

__all__ = ["_options", "client"]
_options = {"presence_penalty": 1}  #! CBS103
client = OpenAI()  #! CBS001

# case: star import through a package
from app import *

connect().chat.completions.create(model="gpt-oss-120b", messages=[], **PARAMS)

# file: app/__init__.py
from .clients import *
from .params import *

# file: app/clients.py
from openai import OpenAI


def connect():
    return OpenAI()  #! CBS001

# file: app/params.py
PARAMS = {"presence_penalty": 1}  #! CBS103

# case: name defined after a star import
from settings import *

OPTIONS = {"seed": 1}
client.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)

# file: settings.py
from openai import OpenAI

OPTIONS = {"presence_penalty": 1}
client = OpenAI()  #! CBS001

# case: namespace package
from company.llm.clients import client
from company.llm import options

client.chat.completions.create(model="gpt-oss-120b", messages=[], **options.CREATIVE)

# file: company/llm/clients.py
from openai import OpenAI

client = OpenAI()  #! CBS001

# file: company/llm/options.py
CREATIVE = {"presence_penalty": 1}  #! CBS103

# case: src layout
from app.core import ask

ask([], presence_penalty=1)  #! CBS103

# file: src/app/__init__.py
"""The application."""

# file: src/app/core.py
from openai import OpenAI

from app.settings import MODEL


def ask(messages, **options):
    return OpenAI().chat.completions.create(model=MODEL, messages=messages, **options)  #! CBS001

# file: src/app/settings.py
MODEL = "gpt-4o"  #! CBS004

# case: scripts beside each other
# file: tools/run.py
from helpers import OPTIONS, connect

connect().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)

# file: tools/helpers.py
from openai import OpenAI

OPTIONS = {"presence_penalty": 1}  #! CBS103


def connect():
    return OpenAI()  #! CBS001

# file: helpers.py
OPTIONS = {"frequency_penalty": 1}


def connect():
    return None

# case: a module beside hides the one of another directory
# file: tools/run.py
from openai import OpenAI

from helpers import OPTIONS

OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)  #! CBS001

# file: tools/helpers.py
OPTIONS = {"seed": 1}

# file: other/helpers.py
OPTIONS = {"presence_penalty": 1}

# case: conditional import
import sys

from openai import OpenAI

if len(sys.argv) > 3:
    from loud import OPTIONS
else:
    from quiet import OPTIONS

OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)  #! CBS001

# file: loud.py
OPTIONS = {"presence_penalty": 1}  #! CBS103?

# file: quiet.py
OPTIONS = {"seed": 1}

# case: import with a way out
from openai import OpenAI

try:
    from local_settings import OPTIONS
except ImportError:
    OPTIONS = {"logit_bias": {}}  #! CBS102?

OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)  #! CBS001

# case: import that succeeds
from openai import OpenAI

try:
    from settings import OPTIONS
except ImportError:
    OPTIONS = {}

OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)  #! CBS001

# file: settings.py
OPTIONS = {"presence_penalty": 1}  #! CBS103?

# case: import inside a function
def ask(messages):
    from clients import client
    from settings import OPTIONS

    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **OPTIONS)


ask([])

# file: clients.py
from openai import OpenAI

client = OpenAI()  #! CBS001

# file: settings.py
OPTIONS = {"presence_penalty": 1}  #! CBS103

# case: import inside another function
from openai import OpenAI

OPTIONS = {"seed": 1}


def other():
    from settings import OPTIONS

    return OPTIONS


def ask(messages):
    return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **OPTIONS)  #! CBS001


other()
ask([])

# file: settings.py
OPTIONS = {"presence_penalty": 1}

# case: import cycle
import bot

bot.ask([])

# file: bot.py
import settings
from openai import OpenAI

client = OpenAI()  #! CBS001
BASE = {"presence_penalty": 1}  #! CBS103


def ask(messages):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **settings.options())

# file: settings.py
import bot


def options():
    return {**bot.BASE, "seed": 1}

# case: import cycle of names
from first import OPTIONS
from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)  #! CBS001

# file: first.py
BASE = {"presence_penalty": 1}

from second import OPTIONS

# file: second.py
import first

OPTIONS = {name: value for name, value in first.BASE.items() if name == "seed"}

# case: import of oneself
import main
from openai import OpenAI

OPTIONS = {"presence_penalty": 1}  #! todo CBS103


def ask(messages):
    return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **main.OPTIONS)  #! CBS001


if __name__ == "__main__":
    ask([])

# case: constant from another file
import names
from openai import OpenAI

params = {names.PENALTY: 1, names.SEED: 1}  #! CBS103
client = OpenAI(base_url=names.URL)  #! CBS001
client.chat.completions.create(model=names.MODEL, messages=[], **params)

# file: names.py
PENALTY = "presence_penalty"
SEED = "seed"
URL = "https://api.openai.com/v1"
MODEL = "gpt-4o"  #! CBS004

# case: constants of another provider from another file
from openai import OpenAI

from settings import KEY, URL

OpenAI(base_url=URL, api_key=KEY).chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# file: settings.py
HOST = "localhost"
URL = f"http://{HOST}:8000/v1"
KEY = "x"

# case: dict of another file filled here
from openai import OpenAI

from settings import OPTIONS

OPTIONS["presence_penalty"] = 1  #! CBS103
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)  #! CBS001

# file: settings.py
OPTIONS = {"seed": 1}

# case: copy of a dict of another file
from openai import OpenAI

from settings import OPTIONS

params = dict(OPTIONS)
params.pop("presence_penalty")
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **params)  #! CBS001

# file: settings.py
OPTIONS = {"seed": 1, "presence_penalty": 1}

# case: factory from another file
from clients import connect

connect("groq").chat.completions.create(model="gpt-4", messages=[], frequency_penalty=1)
connect("openai").chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103

# file: clients.py
from openai import OpenAI


def connect(name):
    if name == "groq":
        return OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
    return OpenAI()  #! CBS001

# case: cached getter from another file
from clients import get_client

get_client().embeddings.create(model="my-model", input="x")  #! CBS302

# file: clients.py
from functools import lru_cache

from openai import OpenAI


@lru_cache(maxsize=1)
def get_client():
    return OpenAI()  #! CBS001

# case: lazily created global of another file
import clients

clients.setup()
clients.get().embeddings.create(model="my-model", input="x")  #! CBS302

# file: clients.py
from openai import OpenAI

_client = None


def setup():
    global _client
    _client = OpenAI()  #! CBS001


def get():
    return _client

# case: wrapper from another file
from bot import Bot, ask

ask([], presence_penalty=1)  #! CBS103
Bot(logit_bias={}).ask([])  #! CBS102

# file: bot.py
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


class Bot:
    def __init__(self, **options):
        self.options = options

    def ask(self, messages):
        return ask(messages, **self.options)

# case: wrapper from another file with an allow-list
from bot import ask

ask([], presence_penalty=1, temperature=0)

# file: bot.py
from openai import OpenAI

from names import ALLOWED

client = OpenAI()  #! CBS001


def ask(messages, **options):
    params = {name: value for name, value in options.items() if name in ALLOWED}
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **params)

# file: names.py
ALLOWED = frozenset({"temperature", "top_p"})

# case: decorator from another file
from openai import OpenAI

from decorators import logged, simple

client = OpenAI()  #! CBS001


@logged
def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


@simple
def ask_plainly(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], presence_penalty=1)  #! CBS103
ask_plainly([], frequency_penalty=1)

# file: decorators.py
import functools


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


def simple(function):
    def wrapper(messages, **kwargs):
        return function(messages)

    return wrapper

# case: base class from another file
from base import Base


class Poet(Base):
    options = {"presence_penalty": 1}  #! CBS103

    def embed(self, text):
        return self.client.embeddings.create(model="my-model", input=text)  #! CBS302


Poet().ask([])
Poet().embed("x")

# file: base.py
from openai import OpenAI


class Base:
    options = {"seed": 1}

    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)

# case: base class of another provider from another file
from base import Base


class Poet(Base):
    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-4o", messages=messages, presence_penalty=1)


Poet().ask([])

# file: base.py
from openai import OpenAI


class Base:
    def __init__(self):
        self.client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")

# case: subclass of the client from another file
from clients import Api

Api().embeddings.create(model="my-model", input="x")  #! CBS001 CBS302

# file: clients.py
from openai import OpenAI


class Api(OpenAI):
    pass

# case: settings object from another file
from openai import OpenAI

from settings import settings

client = OpenAI(base_url=settings.url, api_key="x")
client.chat.completions.create(model="gpt-4o", messages=[], **settings.options)

# file: settings.py
from dataclasses import dataclass, field


@dataclass
class Settings:
    url: str = "http://localhost:8000/v1"
    options: dict = field(default_factory=lambda: {"presence_penalty": 1})


settings = Settings()

# case: pydantic settings from another file
from openai import OpenAI

from settings import settings

OpenAI().chat.completions.create(messages=[], **settings.model_dump(exclude_none=True))  #! CBS001

# file: settings.py
from pydantic import BaseModel


class Settings(BaseModel):
    model: str = "gpt-oss-120b"
    presence_penalty: float = 0.5  #! CBS103
    logit_bias: dict | None = None


settings = Settings()

# case: client given to a function of another file
from openai import OpenAI

from helpers import embed

embed(OpenAI(), "x")  #! CBS001

# file: helpers.py
def embed(client, text):
    return client.embeddings.create(model="my-model", input=text)  #! todo CBS302

# case: local module called like a package
from openai import OpenAI

from json5 import OPTIONS

OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)  #! CBS001

# file: json5.py
OPTIONS = {"presence_penalty": 1}  #! CBS103

# case: module imported twice is one finding
from openai import OpenAI

import settings
from settings import OPTIONS

client = OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)
client.chat.completions.create(model="gpt-oss-120b", messages=[], **settings.OPTIONS)

# file: settings.py
OPTIONS = {"presence_penalty": 1}  #! CBS103

# case: dict that another file only defines
from openai import OpenAI

import settings

print(settings.OPTIONS)
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[])  #! CBS001

# file: settings.py
OPTIONS = {"presence_penalty": 1}

# case: base url in the environment set by another file
import environment
from openai import OpenAI

OpenAI(api_key="x").chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)

# file: environment.py
import os

os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"

# case: registry filled by another file
import plugins
from registry import OPTIONS
from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)  #! CBS001

# file: registry.py
OPTIONS = {}

# file: plugins.py
from registry import OPTIONS

OPTIONS["presence_penalty"] = 1  #! CBS103?

# case: package's main
# file: app/__main__.py
from app.core import ask

ask([], presence_penalty=1)  #! CBS103

# file: app/__init__.py
"""The application."""

# file: app/core.py
from openai import OpenAI


def ask(messages, **options):
    return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **options)  #! CBS001

# case: name from the package, not the module of the same name
from app import options
from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **options)  #! CBS001

# file: app/__init__.py
from app.options import PLAIN as options

# file: app/options.py
PLAIN = {"seed": 1}
LOUD = {"presence_penalty": 1}

# case: local package called openai
from openai_helpers.openai import ask

ask([], frequency_penalty=1)  #! CBS101

# file: openai_helpers/__init__.py
"""Helpers."""

# file: openai_helpers/openai.py
from openai import OpenAI


def ask(messages, **options):
    return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **options)  #! CBS001

# case: two programs with modules of the same name
# file: one/main.py
from settings import OPTIONS
from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)  #! CBS001

# file: one/settings.py
OPTIONS = {"presence_penalty": 1}  #! CBS103

# file: two/main.py
from settings import OPTIONS
from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)  #! CBS001

# file: two/settings.py
OPTIONS = {"seed": 1}

# case: all that __all__ adds up
from settings import *

client.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)

# file: settings.py
from openai import OpenAI

__all__ = ["client"]
__all__ += ["OPTIONS"]
OPTIONS = {"presence_penalty": 1}  #! CBS103
client = OpenAI()  #! CBS001

# case: submodule through an import of the package
import app.deep
from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **app.deep.settings.OPTIONS)  #! CBS001

# file: app/__init__.py
"""The application."""

# file: app/deep/__init__.py
from . import settings

# file: app/deep/settings.py
OPTIONS = {"presence_penalty": 1}  #! CBS103

# case: importlib with a constant
import importlib

from openai import OpenAI

settings = importlib.import_module("settings")
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **settings.OPTIONS)  #! CBS001

# file: settings.py
OPTIONS = {"presence_penalty": 1}  #! CBS103

# case: attribute of a module set from outside
import settings
from openai import OpenAI

settings.OPTIONS = {"presence_penalty": 1}  #! CBS103
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **settings.OPTIONS)  #! CBS001

# file: settings.py
OPTIONS = {"seed": 1}

# case: subclass in the middle file
from poet import Poet

Poet().ask([])

# file: poet.py
from middle import Middle


class Poet(Middle):
    def options(self):
        return {**super().options(), "presence_penalty": 1}  #! CBS103

# file: middle.py
from base import Base


class Middle(Base):
    pass

# file: base.py
from openai import OpenAI


class Base:
    def options(self):
        return {"seed": 1}

    def ask(self, messages):
        return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options())  #! CBS001


# case: client of a module that another file replaces
# file: bot.py
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS103?

# file: main.py
import bot
from openai import OpenAI

bot.client = OpenAI(base_url="http://localhost:8000/v1", api_key="k")
bot.ask([])


# case: options of a module that another file empties, replaces and fills
# file: app/settings.py
ONE = {"presence_penalty": 1}  #! CBS103?
TWO = {"service_tier": "auto"}  #! CBS105?
THREE = {}
FOUR = {"logit_bias": {}}  #! CBS102
FIVE = None

# file: app/__init__.py

# file: app/chat.py
from openai import OpenAI

from app import settings

client = OpenAI()  #! CBS001


def ask(messages):
    for options in (settings.ONE, settings.TWO, settings.THREE, settings.FOUR):
        client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)
    return client.chat.completions.create(model=settings.FIVE, messages=messages)

# file: main.py
from app import settings
from app.chat import ask
from app.settings import THREE

settings.ONE.clear()
settings.TWO = {"seed": 1}
THREE["parallel_tool_calls"] = False  #! CBS104?
settings.FIVE = "gpt-4o"  #! CBS004?
FOUR = {"seed": 1}
FOUR["frequency_penalty"] = 1
ask([])


# case: what a test sets
# file: bot.py
from openai import OpenAI

client = OpenAI()  #! CBS001
OPTIONS = {"presence_penalty": 1}  #! CBS103


def ask(messages):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **OPTIONS)

# file: tests/test_bot.py
import bot


def test_ask():
    bot.client = None
    bot.OPTIONS.clear()
    bot.ask([])


# case: something of the same name in another module
# file: bot.py
from openai import OpenAI

OPTIONS = {"presence_penalty": 1}  #! CBS103


def ask(messages):
    return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **OPTIONS)  #! CBS001

# file: main.py
import bot
import other

other.OPTIONS = {}
other.bot.OPTIONS = {}


class Bot:
    OPTIONS = {}


Bot.OPTIONS.clear()
OPTIONS = [1]
OPTIONS.clear()
bot.ask([])

# file: other.py
OPTIONS = {}


class bot:
    OPTIONS = {}

# case: a decorator of the project that is told the model
from core import simple


@simple(model="gpt-4o")  #! CBS004
def poem(about):
    return f"a poem about {about}"


class Texts:
    @simple("gpt-4o-mini", frequency_penalty=0.1)  #! CBS004 CBS101
    def ode(self, about):
        return f"an ode about {about}"


# file: core.py
import openai

try:
    default = openai.Client()  #! CBS001
except openai.OpenAIError:
    default = None


def simple(model: str, client=None, **options):
    def deco(fn):
        def call(*args):
            used = client or default
            messages = [{"role": "user", "content": fn(*args)}]
            return used.chat.completions.create(model=model, messages=messages, **options)

        return call

    return deco


# case: a decorator of the project that is told other things
import openai
from core import named, noted

client = openai.Client(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


@named("gpt-4o", frequency_penalty=0.1)
def poem(about):
    return f"a poem about {about}"


@noted(model="gpt-4o")
def ask(about):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": about}])


# file: core.py
def named(model, **options):
    def deco(fn):
        fn.model = model
        fn.options = options
        return fn

    return deco


def noted(model):
    def deco(fn):
        def call(*args, **kwargs):
            print(model)
            return fn(*args, **kwargs)

        return call

    return deco

# case: a class that its package gives to others
from kit import Router

router = Router()
router.complete(model="gpt-4o", messages=[], presence_penalty=1)  #! CBS004 CBS103
# file: kit/__init__.py
from .router import Router as Router
# file: kit/router.py
from .provider import Provider


class Router:
    def __init__(self):
        self.provider = Provider()

    def complete(self, model, messages, **options):
        return self.provider.ask(model, messages, **options)
# file: kit/provider.py
from openai import OpenAI


class Provider:
    def __init__(self):
        self.client = OpenAI()  #! CBS001

    def ask(self, model, messages, **options):
        return self.client.chat.completions.create(model=model, messages=messages, **options)
