# Who else reads what a field is written into: in any file, in any way. Then the request gets a copy, or it is left.

# case: a test compares the whole
from openai import OpenAI

OPTIONS = {"temperature": 0.3, "frequency_penalty": 0.2}
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(text: str):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **OPTIONS
    )

# file: tests/test_main.py
from main import OPTIONS


def test_options():
    assert OPTIONS == {"temperature": 0.3, "frequency_penalty": 0.2}

# migrated:
from openai import OpenAI

OPTIONS = {"temperature": 0.3, "frequency_penalty": 0.2}
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(text: str):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": text}],
        **{key: value for key, value in OPTIONS.items() if key != "frequency_penalty"},
    )

# case: a dump of the body
import json

import requests

URL = "https://api.cerebras.ai/v1/chat/completions"


def ask(text: str, path: str):
    payload = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": text}], "frequency_penalty": 1}
    with open(path, "w") as file:
        json.dump(payload, file)
    return requests.post(URL, json=payload, headers={"Authorization": "Bearer csk"})

# migrated:
import json

import requests

URL = "https://api.cerebras.ai/v1/chat/completions"


def ask(text: str, path: str):
    payload = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": text}], "frequency_penalty": 1}
    with open(path, "w") as file:
        json.dump(payload, file)
    return requests.post(
        URL,
        json={key: value for key, value in payload.items() if key != "frequency_penalty"},
        headers={"Authorization": "Bearer csk"},
    )
# silent: left to do by hand:

# case: a template of messages
from flask import render_template
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
history = []


def add(role: str, text: str, at: float):
    history.append({"role": role, "content": text, "at": at})


add("user", "hello", 3.5)
client.chat.completions.create(model="gpt-oss-120b", messages=history)
page = render_template("chat.html", messages=history)

# says: what else reads it can't be told: it is passed to `render_template`
# says: 1 thing left to do by hand

# case: a function of the project that is given it reads it
from openai import OpenAI

from shown import describe

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(text: str):
    options = {"model": "gpt-oss-120b", "logit_bias": {}}
    options["presence_penalty"] = 0.2
    print(describe(options))
    return client.chat.completions.create(messages=[{"role": "user", "content": text}], **options)

# file: shown.py
def describe(settings):
    return settings.get("presence_penalty", "none")

# migrated:
from openai import OpenAI

from shown import describe

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(text: str):
    options = {"model": "gpt-oss-120b"}
    options["presence_penalty"] = 0.2
    print(describe(options))
    return client.chat.completions.create(
        messages=[{"role": "user", "content": text}],
        **{key: value for key, value in options.items() if key != "presence_penalty"},
    )

# case: what is read is something else
from openai import OpenAI

OPTIONS = {"temperature": 0.3, "frequency_penalty": 0.2}
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(text: str):
    print(OPTIONS["temperature"], OPTIONS.get("top_p"), bool(OPTIONS), "seed" in OPTIONS)
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **OPTIONS
    )

# file: other.py
from main import OPTIONS as ours

OPTIONS = {"frequency_penalty": 1}


def show(options):
    return options["frequency_penalty"], ours["temperature"]


print(OPTIONS["frequency_penalty"], show(OPTIONS), show({"frequency_penalty": 2}))

# migrated:
from openai import OpenAI

OPTIONS = {"temperature": 0.3}
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(text: str):
    print(OPTIONS["temperature"], OPTIONS.get("top_p"), bool(OPTIONS), "seed" in OPTIONS)
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **OPTIONS
    )

# case: messages that other code reads too, by what they have in any API
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


class Chat:
    def __init__(self):
        self.messages = [{"role": "system", "content": "Be kind."}]

    def ask(self, text: str):
        self.messages.append({"role": "user", "content": text, "at": 1})
        reply = client.chat.completions.create(model="gpt-oss-120b", messages=self.messages)
        return reply.choices[0].message.content

# file: page.py
from main import Chat

chat = Chat()
print(chat.ask("hello"), [(one["role"], one["content"]) for one in chat.messages])

# migrated:
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


class Chat:
    def __init__(self):
        self.messages = [{"role": "system", "content": "Be kind."}]

    def ask(self, text: str):
        self.messages.append({"role": "user", "content": text})
        reply = client.chat.completions.create(model="gpt-oss-120b", messages=self.messages)
        return reply.choices[0].message.content

# case: other messages are no dicts
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
history = []


def ask(text: str):
    history.append({"role": "user", "content": text, "at": 1})
    reply = client.chat.completions.create(model="gpt-oss-120b", messages=history)
    history.append(reply.choices[0].message)
    return history[0]["at"]


ask("hello")

# says: it is read by `return history[0]["at"]`

# case: a call that is not followed is counted
from openai import OpenAI

from somewhere import options

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
client.chat.completions.create(model="gpt-oss-120b", messages=[], **options())

# says: nothing that was found is left to do by hand. 1 call could not be followed (`check --show-unresolved`).

# case: a name that is left with nothing goes with what unpacks it
from openai import OpenAI

OPTIONS = {"frequency_penalty": 0.2}
MORE = dict(presence_penalty=1)
SHARED = {"logit_bias": {}}
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(text: str, loud: bool):
    extra = {}
    if loud:
        extra["frequency_penalty"] = 1
    body = {"service_tier": "auto"}
    one = client.chat.completions.create(model="gpt-oss-120b", messages=[], extra_body=body, **extra)
    two = client.chat.completions.create(model="gpt-oss-120b", messages=[], **{"seed": 1, **MORE})
    return one, two, client.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS, **SHARED)

# file: other.py
from main import SHARED

print("temperature" in SHARED)

# migrated:
from openai import OpenAI

SHARED = {}
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(text: str, loud: bool):
    one = client.chat.completions.create(model="gpt-oss-120b", messages=[])
    two = client.chat.completions.create(model="gpt-oss-120b", messages=[], **{"seed": 1})
    return one, two, client.chat.completions.create(model="gpt-oss-120b", messages=[], **SHARED)

# case: what is empty and has a comment, or is changed, stays
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(text: str, more: dict[str, int]):
    options = {"frequency_penalty": 1}  # filled in later
    other = {"presence_penalty": 1}
    other.update(more)
    return client.chat.completions.create(model="gpt-oss-120b", messages=[], **options, **other)

# migrated:
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(text: str, more: dict[str, int]):
    options = {}  # filled in later
    other = {}
    other.update(more)
    return client.chat.completions.create(model="gpt-oss-120b", messages=[], **options, **other)

# case: a checker's comment stays on the first line of a call that is split
from openai import OpenAI

client = OpenAI(timeout=30, max_retries=2, organization="org-000000000000000000")  # type: ignore[call-arg]
other = OpenAI(timeout=30, max_retries=2, organization="org-000000000000000000")  # the other one

# migrated:
import os

from openai import OpenAI

client = OpenAI(  # type: ignore[call-arg]
    timeout=30,
    max_retries=2,
    organization="org-000000000000000000",
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY"),
)
other = OpenAI(
    timeout=30,
    max_retries=2,
    organization="org-000000000000000000",
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY"),
)  # the other one

# case: imports that were sorted stay sorted
# options: --to cerebras-sdk
import json
import sys
from openai import BadRequestError, NotFoundError, OpenAI
from pydantic import BaseModel

client = OpenAI()
try:
    client.chat.completions.create(model="gpt-oss-120b", messages=[])
except (BadRequestError, NotFoundError):
    sys.exit(json.dumps([BaseModel.__name__]))

# migrated:
import json
import sys
from cerebras.cloud.sdk import BadRequestError, Cerebras, NotFoundError
from pydantic import BaseModel

client = Cerebras()
try:
    client.chat.completions.create(model="gpt-oss-120b", messages=[])
except (BadRequestError, NotFoundError):
    sys.exit(json.dumps([BaseModel.__name__]))

# case: how many there are is read too
from openai import OpenAI

OPTIONS = {"temperature": 0.3, "frequency_penalty": 0.2}
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
client.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)
print(len(OPTIONS))

# migrated:
from openai import OpenAI

OPTIONS = {"temperature": 0.3, "frequency_penalty": 0.2}
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    **{key: value for key, value in OPTIONS.items() if key != "frequency_penalty"},
)
print(len(OPTIONS))

# case: keywords that are in a column stay in one
from openai import OpenAI

client = OpenAI(
    timeout     = 30,
    max_retries = 2,
)
other = OpenAI(timeout=30,
               max_retries=2)

# migrated:
import os

from openai import OpenAI

client = OpenAI(
    timeout     = 30,
    max_retries = 2,
    base_url    = "https://api.cerebras.ai/v1",
    api_key     = os.environ.get("CEREBRAS_API_KEY"),
)
other = OpenAI(timeout=30,
               max_retries=2,
               base_url="https://api.cerebras.ai/v1",
               api_key=os.environ.get("CEREBRAS_API_KEY"))
