# What the fixes make of many layouts. A fix is safe where the request is known to go to the target.

# case: last of one line
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# fixed: safe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[])

# case: first of one line
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(frequency_penalty=1, model="gpt-oss-120b", messages=[])  #! CBS101

# fixed: safe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[])

# case: middle of one line
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", frequency_penalty=1, messages=[])  #! CBS101

# fixed: safe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[])

# case: two neighbours of one line
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", frequency_penalty=1, presence_penalty=1, messages=[])  #! CBS101 CBS103

# fixed: safe
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

# fixed: safe
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

# fixed: safe
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

# fixed: safe
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

# fixed: safe
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(
    model="gpt-oss-120b", messages=[],
    temperature=0, seed=3,
    top_p=1,
)

# case: the line's own comment goes with it
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(
    model="gpt-oss-120b",  # the only one
    frequency_penalty=1,  # less repetition  #! CBS101
    messages=[],  # filled later
)

# fixed: safe
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

# fixed: safe
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

# fixed: safe
from cerebras.cloud.sdk import Cerebras

params = {"model": "gpt-oss-120b", "messages": []}
Cerebras().chat.completions.create(**params)

# case: only dict entry
from cerebras.cloud.sdk import Cerebras

params = {"presence_penalty": 1}  #! CBS103
Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], **params)

# fixed: safe
from cerebras.cloud.sdk import Cerebras

params = {}
Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], **params)

# case: splatted literal is left out when empty
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], **{"presence_penalty": 1})  #! CBS103

# fixed: safe
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

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], extra_body={"a": 1, "service_tier": "auto"})  #! CBS105

# fixed: safe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], extra_body={"a": 1})

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

# fixed: safe
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
    api_key=os.environ.get("CEREBRAS_API_KEY"),
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
    api_key=os.environ.get("CEREBRAS_API_KEY"),
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

# fixed: safe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", user="Zoë 🐍", messages=[])

# case: only argument
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(frequency_penalty=1)  #! CBS101

# fixed: safe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create()

# case: only argument over lines
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(
    frequency_penalty=1,  #! CBS101
)

# fixed: safe
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create()

# case: field beside a splat
from cerebras.cloud.sdk import Cerebras


def ask(**kwargs):
    return Cerebras().chat.completions.create(model="gpt-oss-120b", frequency_penalty=1, **kwargs)  #! CBS101

# fixed: safe
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
