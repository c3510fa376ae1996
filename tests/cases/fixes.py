# What the fixes make of many layouts. A fix is safe where the request is known to go to the target.

# case: last of one line
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[])

# case: first of one line
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(frequency_penalty=1, model="gpt-oss-120b", messages=[])  #! CBS101

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[])

# case: middle of one line
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", frequency_penalty=1, messages=[])  #! CBS101

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[])

# case: two neighbours of one line
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", frequency_penalty=1, presence_penalty=1, messages=[])  #! CBS101 CBS103

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[])

# case: last with a trailing comma
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    frequency_penalty=1,  #! CBS101
)

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
)

# case: last without a trailing comma
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    frequency_penalty=1  #! CBS101
)

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[]
)

# case: in the middle of lines
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(
    model="gpt-oss-120b",
    frequency_penalty=1,  #! CBS101
    logit_bias={  #! CBS102
        "1": 1,
        "2": 2,
    },
    messages=[],
)

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
)

# case: arguments under the opening bracket
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(model="gpt-oss-120b",
                               service_tier="auto",  #! CBS105
                               messages=[])

# fixed: safe
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(model="gpt-oss-120b",
                               messages=[])

# case: last under the opening bracket
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(model="gpt-oss-120b",
                               messages=[],
                               service_tier="auto")  #! CBS105

# fixed: safe
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(model="gpt-oss-120b",
                               messages=[])

# case: several on a line of many
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(
    model="gpt-oss-120b", messages=[],
    temperature=0, presence_penalty=1, seed=3,  #! CBS103
    service_tier="auto", top_p=1,  #! CBS105
)

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(
    model="gpt-oss-120b", messages=[],
    temperature=0, seed=3,
    top_p=1,
)

# case: the line's own comment only goes where that is wanted
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(
    model="gpt-oss-120b",  # the only one
    frequency_penalty=1,  # less repetition  #! CBS101
    messages=[],  # filled later
)

# fixed: safe unchanged

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(
    model="gpt-oss-120b",  # the only one
    messages=[],  # filled later
)

# case: dict entry on its own line
from cerebras.cloud.sdk import Cerebras

params = {
    "model": "gpt-oss-120b",
    "presence_penalty": 1,  #! CBS103
    "messages": [],
}
Cerebras().chat.completions.create(**params)

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

params = {
    "model": "gpt-oss-120b",
    "messages": [],
}
Cerebras().chat.completions.create(**params)

# case: dict entry on one line
from cerebras.cloud.sdk import Cerebras

params = {"model": "gpt-oss-120b", "messages": [], "presence_penalty": 1}  #! CBS103
Cerebras().chat.completions.create(**params)

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

params = {"model": "gpt-oss-120b", "messages": []}
Cerebras().chat.completions.create(**params)

# case: only dict entry
from cerebras.cloud.sdk import Cerebras

params = {"presence_penalty": 1}  #! CBS103
Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], **params)

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[])

# case: splatted literal is left out when empty
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], **{"presence_penalty": 1})  #! CBS103

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[])

# case: keyword of a dict call
from cerebras.cloud.sdk import Cerebras

params = dict(model="gpt-oss-120b", messages=[], service_tier="auto")  #! CBS105
Cerebras().chat.completions.create(**params)

# fixed: safe
from cerebras.cloud.sdk import Cerebras

params = dict(model="gpt-oss-120b", messages=[])
Cerebras().chat.completions.create(**params)

# case: assignment to a key
from cerebras.cloud.sdk import Cerebras

params = {"model": "gpt-oss-120b", "messages": []}
params["service_tier"] = "auto"  #! CBS105
params["seed"] = 1
Cerebras().chat.completions.create(**params)

# fixed: safe
from cerebras.cloud.sdk import Cerebras

params = {"model": "gpt-oss-120b", "messages": []}
params["seed"] = 1
Cerebras().chat.completions.create(**params)

# case: only statement of a block
from cerebras.cloud.sdk import Cerebras


def ask(messages, tier):
    params = {"model": "gpt-oss-120b"}
    try:
        params["service_tier"] = "auto"  #! CBS105
    finally:
        print("ready")
    return Cerebras().chat.completions.create(messages=messages, **params)

# fixed: safe
from cerebras.cloud.sdk import Cerebras


def ask(messages, tier):
    params = {"model": "gpt-oss-120b"}
    try:
        pass
    finally:
        print("ready")
    return Cerebras().chat.completions.create(messages=messages, **params)

# case: statement beside others on a line
from cerebras.cloud.sdk import Cerebras

params = {"model": "gpt-oss-120b", "messages": []}; params["service_tier"] = "auto"  #! CBS105
Cerebras().chat.completions.create(**params)

# fixed: safe
from cerebras.cloud.sdk import Cerebras

params = {"model": "gpt-oss-120b", "messages": []}
Cerebras().chat.completions.create(**params)

# case: keyword of an update
from cerebras.cloud.sdk import Cerebras

params = {"model": "gpt-oss-120b", "messages": []}
params.update(service_tier="auto", seed=1)  #! CBS105
Cerebras().chat.completions.create(**params)

# fixed: safe
from cerebras.cloud.sdk import Cerebras

params = {"model": "gpt-oss-120b", "messages": []}
params.update(seed=1)
Cerebras().chat.completions.create(**params)

# case: extra body entry
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], extra_body={"min_tokens": 1, "service_tier": "auto"})  #! CBS105

# fixed: safe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], extra_body={"min_tokens": 1})

# case: none is only possible and stays
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], service_tier=None)  #! CBS105?

# fixed: safe unchanged

# case: an openai client is not the target's
from openai import OpenAI

client = OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# fixed: safe unchanged

# fixed: unsafe
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))
client.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: an unknown client is not the target's
def ask(client):
    client.chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# fixed: safe unchanged

# fixed: unsafe
def ask(client):
    client.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: an openai client pointed at the target
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
client.chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# fixed: unsafe
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
client.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: a dict shared with another provider is left alone
import os

from openai import OpenAI

OPTIONS = {"frequency_penalty": 1}  #! CBS101
cerebras = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
groq = OpenAI(base_url="https://api.groq.com/openai/v1", api_key=os.environ["GROQ_API_KEY"])
cerebras.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)
groq.chat.completions.create(model="llama", messages=[], **OPTIONS)

# fixed: safe unchanged

# case: client with settings
import os

from openai import OpenAI

client = OpenAI(timeout=30)  #! CBS001

# fixed: unsafe
import os

from openai import OpenAI

client = OpenAI(timeout=30, base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))

# case: client with a url and a key
import os

from openai import OpenAI

client = OpenAI(
    api_key=os.environ["OPENAI_API_KEY"],
    base_url="https://api.openai.com/v1",  #! CBS001
)

# fixed: unsafe
import os

from openai import OpenAI

client = OpenAI(
    api_key=os.environ["CEREBRAS_API_KEY"],
    base_url="https://api.cerebras.ai/v1",
)

# case: client under a docstring and a future import
"""Asks."""

from __future__ import annotations

from openai import AsyncOpenAI

client = AsyncOpenAI()  #! CBS001

# fixed: unsafe
"""Asks."""

from __future__ import annotations

import os

from openai import AsyncOpenAI

client = AsyncOpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))

# case: key of a client of the target
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.getenv("OPENAI_API_KEY"),  #! CBS002
)

# fixed: unsafe
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.getenv("CEREBRAS_API_KEY"),
)

# case: missing key of a client of the target
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1")  #! CBS002

# fixed: safe unchanged

# fixed: unsafe
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))

# case: a field silenced stays
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  # compatlint: ignore[CBS101]

# fixed: unsafe unchanged

# case: model is left to the reader
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-4o", messages=[])  #! CBS004

# fixed: unsafe unchanged

# case: text with other characters before the field
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", user="Zoë 🐍", frequency_penalty=1, messages=[])  #! CBS101

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", user="Zoë 🐍", messages=[])

# case: only argument
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(frequency_penalty=1)  #! CBS101

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create()

# case: only argument over lines
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(
    frequency_penalty=1,  #! CBS101
)

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create()

# case: field beside a splat
from cerebras.cloud.sdk import Cerebras


def ask(**kwargs):
    return Cerebras().chat.completions.create(model="gpt-oss-120b", frequency_penalty=1, **kwargs)  #! CBS101

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras


def ask(**kwargs):
    return Cerebras().chat.completions.create(model="gpt-oss-120b", **kwargs)

# case: value with a call in it
from cerebras.cloud.sdk import Cerebras


def ask(messages, roll):
    return Cerebras().chat.completions.create(
        messages=messages,
        model="gpt-oss-120b",
        frequency_penalty=min(roll(), 1),  #! CBS101
    )

# case: module client
import openai

openai.base_url = "https://api.openai.com/v1/"  #! CBS001
openai.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: a call that another provider's client makes too keeps the field
from cerebras.cloud.sdk import Cerebras
from groq import Groq


def ask(client):
    return client.chat.completions.create(model="my-model", messages=[], presence_penalty=1)  #! CBS103


ask(Cerebras())
ask(Groq())

# fixed: unsafe unchanged

# case: a call that an openai client makes too is not the target's alone
from cerebras.cloud.sdk import Cerebras
from openai import OpenAI


def ask(client):
    return client.chat.completions.create(model="my-model", messages=[], presence_penalty=1)  #! CBS103


ask(Cerebras())
ask(OpenAI())  #! CBS001

# fixed: safe unchanged

# case: only the target's requests are judged, so others keep the field
# options: --scope target
from cerebras.cloud.sdk import Cerebras
from openai import OpenAI


def ask(client):
    return client.chat.completions.create(model="my-model", messages=[], presence_penalty=1)  #! CBS103


ask(Cerebras())
ask(OpenAI())

# fixed: unsafe unchanged

# case: a dict shared with another provider's sdk keeps the field
from cerebras.cloud.sdk import Cerebras
from groq import Groq

OPTIONS = {"presence_penalty": 1}  #! CBS103
Cerebras().chat.completions.create(model="my-model", messages=[], **OPTIONS)
Groq().chat.completions.create(model="my-model", messages=[], **OPTIONS)

# fixed: unsafe unchanged

# case: what another provider's client takes out of its copy may go
from cerebras.cloud.sdk import Cerebras
from groq import Groq


def ask(client, **options):
    return client.chat.completions.create(model="my-model", messages=[], **options)


ask(Cerebras(), presence_penalty=1)  #! CBS103
ask(Groq(), frequency_penalty=1)

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras
from groq import Groq


def ask(client, **options):
    return client.chat.completions.create(model="my-model", messages=[], **options)


ask(Cerebras())
ask(Groq(), frequency_penalty=1)

# case: an item that is asked for stays
from cerebras.cloud.sdk import Cerebras

params = {"logit_bias": {}, "presence_penalty": 1, "service_tier": "auto"}  #! CBS102 CBS103
params["presence_penalty"] += 1
params["logit_bias"]["1"] = 1  #! todo CBS102
params["service_tier"] = "flex"  #! CBS105
client = Cerebras()
client.chat.completions.create(model="my-model", messages=[], **params)
del params["service_tier"]

# fixed: unsafe unchanged

# case: an item that is taken out if it is there may go
from cerebras.cloud.sdk import Cerebras

params = {"presence_penalty": 1}  #! CBS103
client = Cerebras()
client.chat.completions.create(model="my-model", messages=[], **params)
params.pop("presence_penalty", None)

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

params = {}
client = Cerebras()
client.chat.completions.create(model="my-model", messages=[], **params)
params.pop("presence_penalty", None)

# case: a client that calls what the target lacks stays
from openai import OpenAI

client = OpenAI()  #! CBS001
client.embeddings.create(model="my-model", input="x")  #! CBS302

# fixed: unsafe unchanged

# case: a client that calls what the target may lack stays
from openai import OpenAI

client = OpenAI()  #! CBS001
client.chat.completions.create(model="my-model", messages=[])
client.with_options(timeout=60).files.list()  #! CBS302?

# fixed: unsafe unchanged

# case: a module client that calls what the target lacks stays
import openai

openai.api_key = "key"  #! CBS001
openai.chat.completions.create(model="my-model", messages=[])
openai.embeddings.create(model="my-model", input="x")  #! CBS302

# fixed: unsafe unchanged

# case: each client by itself
import os

from openai import OpenAI

chat = OpenAI()  #! CBS001
other = OpenAI()  #! CBS001
chat.chat.completions.create(model="my-model", messages=[])
other.embeddings.create(model="my-model", input="x")  #! CBS302

# fixed: unsafe
import os

from openai import OpenAI

chat = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))
other = OpenAI()
chat.chat.completions.create(model="my-model", messages=[])
other.embeddings.create(model="my-model", input="x")

# case: settings that callers give may hold a url
from openai import OpenAI


def connect(**settings):
    return OpenAI(**settings)  #! CBS001


connect(timeout=5).chat.completions.create(model="my-model", messages=[])

# fixed: unsafe unchanged

# case: settings that stand here hold none
import os

from openai import OpenAI

SETTINGS = {"timeout": 5}
client = OpenAI(**SETTINGS)  #! CBS001

# fixed: unsafe
import os

from openai import OpenAI

SETTINGS = {"timeout": 5}
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"), **SETTINGS)

# case: a class that callers choose
from groq import Groq
from openai import OpenAI


def connect(kind):
    return kind()  #! CBS001


connect(OpenAI).chat.completions.create(model="my-model", messages=[])
connect(Groq).chat.completions.create(model="my-model", messages=[])

# fixed: unsafe unchanged

# case: a class of the program takes what its constructor takes
from openai import OpenAI


class Named(OpenAI):
    def __init__(self, name):
        super().__init__()
        self.name = name


Named("me").chat.completions.create(model="my-model", messages=[])  #! CBS001

# fixed: unsafe unchanged

# case: a dict that another file sends to another provider keeps the field
from cerebras.cloud.sdk import Cerebras

OPTIONS = {"presence_penalty": 1}  #! CBS103


def ask():
    return Cerebras().chat.completions.create(model="my-model", messages=[], **OPTIONS)

# file: other.py
from openai import OpenAI

from main import OPTIONS

local = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
local.chat.completions.create(model="llama", messages=[], **OPTIONS)

# fixed: unsafe unchanged

# case: a function that another file passes another provider's client keeps the field
from cerebras.cloud.sdk import Cerebras


def ask(client):
    return client.chat.completions.create(model="my-model", messages=[], presence_penalty=1)  #! CBS103


ask(Cerebras())

# file: other.py
from openai import OpenAI

from main import ask

ask(OpenAI(base_url="http://localhost:8000/v1", api_key="x"))

# fixed: unsafe unchanged

# case: a dict that another file reads is not these requests' alone
from cerebras.cloud.sdk import Cerebras

OPTIONS = {"presence_penalty": 1}  #! CBS103


def ask():
    return Cerebras().chat.completions.create(model="my-model", messages=[], **OPTIONS)

# file: other.py
import main

print(main.OPTIONS)

# fixed: safe unchanged

# case: another file's dict of the same name is another
from cerebras.cloud.sdk import Cerebras

OPTIONS = {"presence_penalty": 1}  #! CBS103
Cerebras().chat.completions.create(model="my-model", messages=[], **OPTIONS)

# file: other.py
OPTIONS = {"presence_penalty": 1}
print(OPTIONS)

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="my-model", messages=[])

# file: other.py
OPTIONS = {"presence_penalty": 1}
print(OPTIONS)

# case: a client that another file uses for what the target lacks stays
from openai import OpenAI

client = OpenAI()  #! CBS001

# file: chat.py
from main import client

client.chat.completions.create(model="my-model", messages=[])

# file: other.py
from main import client

client.embeddings.create(model="my-model", input="x")  #! CBS302

# fixed: unsafe unchanged

# case: a value that gets a name stays
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="my-model", messages=[], presence_penalty=(strength := 1))  #! CBS103
print(strength)

# fixed: unsafe unchanged

# case: a dict with another name by a walrus
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(messages=[], **(params := {"model": "my-model", "presence_penalty": 1}))  #! CBS103
print(params)

# fixed: safe unchanged

# case: a dict with two names
from cerebras.cloud.sdk import Cerebras

params = kept = {"model": "my-model", "presence_penalty": 1}  #! CBS103
Cerebras().chat.completions.create(messages=[], **params)
print(kept)

# fixed: safe unchanged

# case: a dict of the caller
from cerebras.cloud.sdk import Cerebras


def ask(params):
    own = params
    own["presence_penalty"] = 1  #! CBS103
    return Cerebras().chat.completions.create(model="my-model", messages=[], **own)


options = {}
ask(options)
print(options)

# fixed: safe unchanged

# case: a dict of a class is read through its objects
from cerebras.cloud.sdk import Cerebras


class Bot:
    options = {"presence_penalty": 1}  #! CBS103

    def ask(self):
        return Cerebras().chat.completions.create(model="my-model", messages=[], **self.options)


Bot().ask()
print(Bot.options)

# fixed: safe unchanged

# case: a dict that is read by its name
from cerebras.cloud.sdk import Cerebras

__all__ = ["OPTIONS"]

OPTIONS = {"presence_penalty": 1}  #! CBS103
Cerebras().chat.completions.create(model="my-model", messages=[], **OPTIONS)

# fixed: safe unchanged

# case: an item whose value is taken out for use
from cerebras.cloud.sdk import Cerebras

params = {"presence_penalty": 1}  #! CBS103
Cerebras().chat.completions.create(model="my-model", messages=[], **params)
strength = params.pop("presence_penalty", 0)
print(strength)

# fixed: safe unchanged

# case: an item that is taken out by a key that is not written
from cerebras.cloud.sdk import Cerebras

KEYS = ["presence_penalty"]
params = {"presence_penalty": 1}  #! CBS103
Cerebras().chat.completions.create(model="my-model", messages=[], **params)
for key in KEYS:
    params.pop(key)

# fixed: safe unchanged

# case: a dict that a function reads before
from cerebras.cloud.sdk import Cerebras


def checked(params):
    print(params["presence_penalty"])
    return params


Cerebras().chat.completions.create(model="my-model", messages=[], **checked({"presence_penalty": 1}))  #! CBS103

# fixed: unsafe unchanged

# case: a setting that excludes a url
from openai import OpenAI

client = OpenAI(data_residency="eu")  #! CBS001

# fixed: unsafe unchanged

# case: no quotes into an f-string
from openai import OpenAI

print(f"{OpenAI().base_url}")  #! CBS001

# fixed: unsafe unchanged

# case: a key that another provider's client takes too
import os

from openai import OpenAI

SETTINGS = {"api_key": os.environ["OPENAI_API_KEY"]}  #! CBS002
cerebras = OpenAI(base_url="https://api.cerebras.ai/v1", **SETTINGS)
proxy = OpenAI(base_url="https://proxy.example/v1", **SETTINGS)

# fixed: unsafe unchanged

# case: an import that comes too late
from openai import OpenAI

client = OpenAI()  #! CBS001

import os

# fixed: unsafe
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))

import os

# case: a key read by a name that is imported for it
from os import environ, getenv

from openai import AsyncOpenAI, OpenAI

client = OpenAI(api_key=getenv('OPENAI_API_KEY'))  #! CBS001
other = AsyncOpenAI(api_key=environ["OPENAI_API_KEY"])  #! CBS001
third = OpenAI(api_key=environ.get("OPENAI_API_KEY"))  #! CBS001
# fixed: unsafe
from os import environ, getenv

from openai import AsyncOpenAI, OpenAI

client = OpenAI(api_key=getenv('CEREBRAS_API_KEY'), base_url="https://api.cerebras.ai/v1")
other = AsyncOpenAI(api_key=environ["CEREBRAS_API_KEY"], base_url="https://api.cerebras.ai/v1")
third = OpenAI(api_key=environ.get("CEREBRAS_API_KEY"), base_url="https://api.cerebras.ai/v1")

# case: what other files read stays
from cerebras.cloud.sdk import Cerebras

OPTIONS = {"temperature": 1, "presence_penalty": 1}  #! CBS103
Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)

# file: page.py
import main

print(main.OPTIONS.get("presence_penalty"))

# fixed: unsafe unchanged

# case: what a test patches stays
from cerebras.cloud.sdk import Cerebras

OPTIONS = {"temperature": 1, "presence_penalty": 1}  #! CBS103
Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)

# file: tests/test_main.py
from unittest.mock import patch

with patch.dict("main.OPTIONS", {"temperature": 0}):
    print("patched")

# fixed: unsafe unchanged

# case: what is kept by an object is read through it
from cerebras.cloud.sdk import Cerebras


class Bot:
    def __init__(self, options):
        self.options = options

    def ask(self):
        return Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], **self.options)


bot = Bot({"presence_penalty": 1, "seed": 1})  #! CBS103
bot.ask()

# file: show.py
from main import bot

for name, value in bot.options.items():
    print(name, value)

# fixed: unsafe unchanged

# case: a comment right above may be about what goes
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(
    model="gpt-oss-120b",
    # less repetition
    frequency_penalty=1,  #! CBS101
    messages=[],
)
options = {"model": "gpt-oss-120b", "messages": []}
options["presence_penalty"] = 1  # asked for by finance  #! CBS103
Cerebras().chat.completions.create(**options)

# fixed: safe unchanged

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(
    model="gpt-oss-120b",
    # less repetition
    messages=[],
)
options = {"model": "gpt-oss-120b", "messages": []}
Cerebras().chat.completions.create(**options)

# case: what does nothing without the item goes with it
from cerebras.cloud.sdk import Cerebras


def ask(client: Cerebras, loud: bool):
    options = {"model": "gpt-oss-120b"}
    options.update(presence_penalty=1)  #! CBS103
    options |= {"frequency_penalty": 1}  #! CBS101
    if loud:
        options["logit_bias"] = {}  #! CBS102?
    return client.chat.completions.create(messages=[], extra_body={"service_tier": "auto"}, **options)  #! CBS105

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras


def ask(client: Cerebras, loud: bool):
    options = {"model": "gpt-oss-120b"}
    return client.chat.completions.create(messages=[], **options)

# case: dead rest goes along
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
PLAIN = {"frequency_penalty": 1}  #! CBS101


def ask(messages, strict, seeds, told):
    extra = {"logit_bias": {}}  #! CBS102
    extra.update(service_tier="flex")  #! CBS105
    if strict:
        extra["presence_penalty"] = 1  #! CBS103?
    for seed in seeds:
        extra["parallel_tool_calls"] = False  #! CBS104?
    kept = {}
    if told:
        pass
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **extra, **PLAIN, **kept)

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

client = Cerebras()


def ask(messages, strict, seeds, told):
    kept = {}
    if told:
        pass
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **kept)

# case: what several fixes empty together
from cerebras.cloud.sdk import Cerebras

client = Cerebras()


def ask(messages):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=messages, extra_body={"service_tier": "auto", "logit_bias": {}}  #! CBS105 CBS102
    )


def told(messages, hard):
    params = {"service_tier": "auto", "logit_bias": {}}  #! CBS105 CBS102
    more = {}
    if hard:
        more["presence_penalty"] = 0.5  #! CBS103?
        more["frequency_penalty"] = 0.5  #! CBS101?
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **{**params, **more})

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

client = Cerebras()


def ask(messages):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=messages
    )


def told(messages, hard):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: what is said or read is no dead rest
from cerebras.cloud.sdk import Cerebras

client = Cerebras()


def ask(messages, strict):
    extra = {}  # filled below
    more = {}
    if strict:
        extra["presence_penalty"] = 1  #! CBS103?
        more["service_tier"] = "auto"  #! CBS105?
    answer = client.chat.completions.create(model="gpt-oss-120b", messages=messages, **extra, **more)
    return answer, more.copy()

# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

client = Cerebras()


def ask(messages, strict):
    extra = {}  # filled below
    more = {}
    if strict:
        more["service_tier"] = "auto"
    answer = client.chat.completions.create(model="gpt-oss-120b", messages=messages, **extra, **more)
    return answer, more.copy()
