# Tests, flags and retries around a call: what they rule out is not reported.

# case: either, not both, is raised before
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, stream=False, structured=False):
    if stream and structured:
        raise ValueError("either, not both")
    params = {"model": "gpt-oss-120b", "messages": messages, "stream": stream}
    if structured:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)

# case: either, not both, is asserted
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, stream=False, structured=False):
    assert not (stream and structured)
    params = {"model": "gpt-oss-120b", "messages": messages, "stream": stream}
    if structured:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)

# case: asserted one or the other
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, stream=False, structured=False):
    assert not stream or not structured, "either, not both"
    params = {"model": "gpt-oss-120b", "messages": messages, "stream": stream}
    if structured:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)

# case: either, not both, is returned before
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, stream=False, form=None):
    if stream and form is not None:
        return None
    params = {"model": "gpt-oss-120b", "messages": messages}
    if stream:
        params["stream"] = True
    if form is not None:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)

# case: both are made one
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, stream=False, structured=False):
    if structured:
        stream = False
    params = {"model": "gpt-oss-120b", "messages": messages, "stream": stream}
    if structured:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)

# case: stream is switched off in the dict
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, structured=False):
    params = {"model": "gpt-oss-120b", "messages": messages, "stream": True}
    if structured:
        params["response_format"] = {"type": "json_object"}
        params["stream"] = False
    return client.chat.completions.create(**params)

# case: stream is the opposite of structured
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, structured):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        stream=not structured,
        response_format={"type": "json_object"} if structured else {"type": "text"},
    )

# case: stream where there is no form
from openai import OpenAI, omit

client = OpenAI()  #! CBS001


def ask(messages, form=None):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        stream=form is None,
        response_format={"type": "json_object"} if form is not None else omit,
    )

# case: the rejected field is taken out and it is tried again
from openai import BadRequestError, OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def ask(messages, **kwargs):
    try:
        return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **kwargs)
    except BadRequestError:
        kwargs.pop("logit_bias", None)
        return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **kwargs)

# case: the first try is the one that fails
from openai import BadRequestError, OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def ask(messages):
    params = {"model": "gpt-oss-120b", "messages": messages, "logit_bias": {}}  #! CBS102
    try:
        return client.chat.completions.create(**params)
    except BadRequestError:
        params.pop("logit_bias")
    return client.chat.completions.create(**params)

# case: off by the environment
import os

from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b"}
if os.environ.get("USE_PENALTY") == "1":
    params["presence_penalty"] = 1  #! CBS103?
client.chat.completions.create(messages=[], **params)

# case: dead code behind if False
from openai import OpenAI

if False:
    OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)

# case: dead code behind if 0
from openai import OpenAI

DEBUG = 0
if DEBUG:
    OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)

# case: dead code behind not True
from openai import OpenAI

if not True:
    client = OpenAI()
    client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)

# case: code after sys.exit
import sys

from openai import OpenAI

sys.exit(0)
OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)

# case: code that only type checkers see
from typing import TYPE_CHECKING

from openai import OpenAI

if TYPE_CHECKING:
    OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)

# case: an import that only type checkers see
from __future__ import annotations

from typing import TYPE_CHECKING

from groq import Groq

if TYPE_CHECKING:
    from openai import OpenAI


def ask(client: Groq, messages):
    return client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a version test of the sdk
import openai  #! CBS001

OLD = openai.__version__.startswith("0.")


def ask(messages):
    if OLD:
        return openai.ChatCompletion.create(model="gpt-oss-120b", messages=messages)  #! CBS303
    return openai.OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages)  #! CBS001

# case: None is filtered out
from openai import OpenAI

client = OpenAI()  #! CBS001


def _ask(messages, penalty=None, tier=None):
    params = {"presence_penalty": penalty, "service_tier": tier}
    params = {key: value for key, value in params.items() if value is not None}
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **params)


_ask([])

# case: None fields of a settings object are left out
from dataclasses import asdict, dataclass

from openai import OpenAI


@dataclass
class Settings:
    temperature: float = 0.0
    presence_penalty: float | None = None
    logit_bias: dict | None = None


client = OpenAI()  #! CBS001
settings = Settings()
params = {key: value for key, value in asdict(settings).items() if value is not None}
client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)

# case: None fields of a pydantic model are left out
from openai import OpenAI
from pydantic import BaseModel


class Request(BaseModel):
    temperature: float = 0.0
    presence_penalty: float | None = None
    service_tier: str | None = None


client = OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[], **Request(temperature=1).model_dump(exclude_none=True))

# case: unset fields of a pydantic model are left out
from openai import OpenAI
from pydantic import BaseModel


class Request(BaseModel):
    temperature: float = 0.0
    presence_penalty: float = 0.0


client = OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[], **Request(temperature=1).model_dump(exclude_unset=True))

# case: a helper that leaves None out
from openai import OpenAI

client = OpenAI()  #! CBS001


def compact(**kwargs):
    return {key: value for key, value in kwargs.items() if value is not None}


client.chat.completions.create(model="gpt-oss-120b", messages=[], **compact(presence_penalty=None, seed=1))

# case: a sentinel of one's own is filtered out
from openai import OpenAI

UNSET = object()
client = OpenAI()  #! CBS001


def _ask(messages, penalty=UNSET):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if penalty is not UNSET:
        params["presence_penalty"] = penalty
    return client.chat.completions.create(**params)


_ask([])

# case: zero is not sent
from openai import OpenAI

client = OpenAI()  #! CBS001


def _ask(messages, penalty=0.0):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if penalty:
        params["presence_penalty"] = penalty
    return client.chat.completions.create(**params)


_ask([])
_ask([], penalty=0)

# case: a feature flag of a class
from openai import OpenAI


class Features:
    penalties = False
    json_mode = True


client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b", "messages": []}
if Features.penalties:
    params["frequency_penalty"] = 1
client.chat.completions.create(**params)

# case: a flag that is or-ed
from openai import OpenAI

A = False
B = False
client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b", "messages": []}
if A or B:
    params["frequency_penalty"] = 1
client.chat.completions.create(**params)

# case: a test whether the name is in a list
from openai import OpenAI

MODEL = "gpt-oss-120b"
client = OpenAI()  #! CBS001
params = {"model": MODEL, "messages": []}
if MODEL in ("gpt-4o", "gpt-4"):
    params["frequency_penalty"] = 1
client.chat.completions.create(**params)

# case: a method patched on the object
from openai import OpenAI


class Bot:
    def ask(self, **options):
        return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **options)  #! CBS001


bot = Bot()
bot.ask = lambda **options: None
bot.ask(presence_penalty=1)

# case: an object whose class takes the key out on the way
from openai import OpenAI


class Params(dict):
    def __setitem__(self, key, value):
        if key != "presence_penalty":
            super().__setitem__(key, value)


params = Params(model="gpt-oss-120b")
params["presence_penalty"] = 1
OpenAI().chat.completions.create(messages=[], **params)  #! CBS001

# case: overwritten later in the display
from openai import OpenAI, omit

client = OpenAI()  #! CBS001
defaults = {"presence_penalty": 1}
client.chat.completions.create(model="gpt-oss-120b", messages=[], **{**defaults, "presence_penalty": omit})

# case: a test for a key that is not there
from openai import OpenAI

client = OpenAI()  #! CBS001


def _ask(messages, **kwargs):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if "presence_penalty" in kwargs:
        params["presence_penalty"] = kwargs["presence_penalty"]
    return client.chat.completions.create(**params)


_ask([], seed=1)

# case: a chain of providers by elif
from openai import OpenAI


def ask(provider, messages):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if provider == "groq":
        client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
    elif provider == "cerebras":
        client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
    else:
        raise ValueError(provider)
    if provider == "groq":
        params["service_tier"] = "flex"
    return client.chat.completions.create(**params)

# case: a test of a constant that the environment sets
import os

from openai import OpenAI

PROVIDER = os.environ.get("PROVIDER", "groq")


def connect():
    if PROVIDER == "groq":
        return OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
    return OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def ask(messages):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if PROVIDER == "groq":
        params["service_tier"] = "flex"
    return connect().chat.completions.create(**params)

# case: a test by helper asked twice
from openai import OpenAI


def is_groq(provider):
    return provider == "groq"


def ask(provider, messages):
    groq = is_groq(provider)
    client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k") if groq else OpenAI()  #! CBS001
    extra = {"service_tier": "flex"} if groq else {}
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **extra)
# case: dead code behind while False
from openai import OpenAI

while False:
    OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)

# case: dead code behind a loop over nothing
from openai import OpenAI

for model in []:
    OpenAI().chat.completions.create(model=model, messages=[], presence_penalty=1)

# case: dead code behind and
from openai import OpenAI

VERBOSE = False


def ask(client, messages):
    return VERBOSE and client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)

# case: dead code in a conditional expression
from openai import OpenAI

LEGACY = False


def ask(client, messages):
    return client.chat.completions.create(messages=messages, presence_penalty=1) if LEGACY else None

# case: defaults of a pydantic model are left out
from openai import OpenAI
from pydantic import BaseModel


class Request(BaseModel):
    temperature: float = 0.0
    presence_penalty: float = 0.0


client = OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[], **Request(temperature=1).model_dump(exclude_defaults=True))

# case: a feature flag of a dict
from openai import OpenAI

FLAGS = {"penalties": False}
client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b", "messages": []}
if FLAGS["penalties"]:
    params["frequency_penalty"] = 1
client.chat.completions.create(**params)

# case: a model test
from openai import OpenAI

MODEL = "gpt-oss-120b"
client = OpenAI()  #! CBS001
params = {"model": MODEL, "messages": []}
if MODEL.startswith("gpt-4"):
    params["frequency_penalty"] = 1
client.chat.completions.create(**params)

# case: a nested function sets the dict anew
from openai import OpenAI

client = OpenAI()  #! CBS001


def main():
    params = {"frequency_penalty": 1}

    def reset():
        nonlocal params
        params = {"seed": 1}

    reset()
    return client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)

# case: a function sets the global dict anew
from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"frequency_penalty": 1}


def reset():
    global params
    params = {"seed": 1}


reset()
client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)

# case: a function empties the global dict
from openai import OpenAI

client = OpenAI()  #! CBS001
PARAMS = {"frequency_penalty": 1}


def reset():
    PARAMS.clear()


reset()
client.chat.completions.create(model="gpt-oss-120b", messages=[], **PARAMS)

# case: a patched method drops the options
from openai import OpenAI


class Bot:
    def ask(self, **options):
        return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **options)  #! CBS001


original = Bot.ask
Bot.ask = lambda self, **options: original(self)
Bot().ask(presence_penalty=1)

# case: a method patched with setattr
from openai import OpenAI


class Bot:
    def ask(self, **options):
        return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], **options)  #! CBS001


setattr(Bot, "ask", lambda self, **options: None)
Bot().ask(presence_penalty=1)

# case: the sdk's method is replaced
from openai import OpenAI

client = OpenAI()  #! CBS001
create = client.chat.completions.create


def without_penalty(**kwargs):
    kwargs.pop("presence_penalty", None)
    return create(**kwargs)


client.chat.completions.create = without_penalty
client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)

