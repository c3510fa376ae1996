# What a removed field leaves over.

# case: updates with nothing
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(creative, messages):
    options = {"model": "gpt-oss-120b"}
    if creative:
        options |= {"frequency_penalty": 1}
    options.update({"presence_penalty": 0.5})
    options.update(logit_bias={})
    options.update(dict(service_tier="auto"))
    return client.chat.completions.create(messages=messages, **options)

# migrated:
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(creative, messages):
    options = {"model": "gpt-oss-120b"}
    return client.chat.completions.create(messages=messages, **options)

# case: arguments with nothing
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(creative, messages):
    one = client.chat.completions.create(model="gpt-oss-120b", messages=messages, **dict(frequency_penalty=1))
    two = client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        **({"frequency_penalty": 1} if creative else {}),
    )
    return one, two, client.chat.completions.create(
        model="gpt-oss-120b", messages=messages, extra_body={"service_tier": "auto"}
    )

# migrated:
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(creative, messages):
    one = client.chat.completions.create(model="gpt-oss-120b", messages=messages)
    two = client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
    )
    return one, two, client.chat.completions.create(
        model="gpt-oss-120b", messages=messages
    )

# case: branches with nothing
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(mood, messages):
    options = {"model": "gpt-oss-120b"}

    if mood == "calm":
        options["temperature"] = 0
    elif mood == "lively":
        options["presence_penalty"] = 1
    else:
        options["frequency_penalty"] = 1

    if mood is None:
        options["service_tier"] = "flex"
    else:
        options["service_tier"] = "auto"

    for _ in range(3):
        options["parallel_tool_calls"] = False
    try:
        options["presence_penalty"] = 0.1
    except KeyError:
        print("never")
    return client.chat.completions.create(messages=messages, **options)

# migrated:
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(mood, messages):
    options = {"model": "gpt-oss-120b"}

    if mood == "calm":
        options["temperature"] = 0

    for _ in range(3):
        pass
    return client.chat.completions.create(messages=messages, **options)

# case: a branch with a comment stays, and so does one whose test does something
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(tools, messages):
    options = {"model": "gpt-oss-120b"}
    if tools:
        # one after the other
        options["parallel_tool_calls"] = False
    if tools.pop():
        options["frequency_penalty"] = 1
    return client.chat.completions.create(messages=messages, **options)

# migrated:
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(tools, messages):
    options = {"model": "gpt-oss-120b"}
    if tools:
        # one after the other
        pass
    if tools.pop():
        pass
    return client.chat.completions.create(messages=messages, **options)

# case: what was empty before stays
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(creative, messages):
    options = {}
    options.update()
    if creative:
        pass
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=messages, frequency_penalty=1, extra_body={}, **options
    )

# migrated:
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(creative, messages):
    options = {}
    options.update()
    if creative:
        pass
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=messages, extra_body={}, **options
    )

# case: constants and fields that nothing reads any more are told
from dataclasses import dataclass

from openai import OpenAI

PENALTY = 0.4


@dataclass
class Settings:
    model: str = "gpt-oss-120b"
    tier: str = "auto"


def ask(settings: Settings, messages):
    client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
    return client.chat.completions.create(
        model=settings.model, messages=messages, service_tier=settings.tier, frequency_penalty=PENALTY
    )

# migrated:
from dataclasses import dataclass

from openai import OpenAI

PENALTY = 0.4


@dataclass
class Settings:
    model: str = "gpt-oss-120b"
    tier: str = "auto"


def ask(settings: Settings, messages):
    client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
    return client.chat.completions.create(
        model=settings.model, messages=messages
    )
# says: main.py:5: PENALTY = 0.4
# says: nothing in these files reads `PENALTY` any more
# says: main.py:11: tier: str = "auto"
# silent: reads `model`

# case: names in a function that nothing reads any more are told
import os

from openai import AzureOpenAI


def connect(deployment, endpoint=None):
    version = os.getenv("API_VERSION")
    endpoint, seconds = endpoint or os.getenv("AZURE_ENDPOINT"), 30
    shown = os.getenv("SHOWN")
    unused = os.getenv("UNUSED")
    print(f"connecting to {shown}")
    return AzureOpenAI(api_version=version, azure_endpoint=endpoint, timeout=seconds, azure_deployment=deployment)


def versions():
    version = os.getenv("API_VERSION")
    return [version]

# migrated:
import os

from openai import OpenAI


def connect(deployment, endpoint=None):
    version = os.getenv("API_VERSION")
    endpoint, seconds = endpoint or os.getenv("AZURE_ENDPOINT"), 30
    shown = os.getenv("SHOWN")
    unused = os.getenv("UNUSED")
    print(f"connecting to {shown}")
    return OpenAI(
        timeout=seconds,
        base_url="https://api.cerebras.ai/v1",
        api_key=os.environ.get("CEREBRAS_API_KEY"),
    )


def versions():
    version = os.getenv("API_VERSION")
    return [version]
# says: main.py:7: version = os.getenv("API_VERSION")
# says: `version` is not read in `connect` any more
# says: main.py:6: def connect(deployment, endpoint=None):
# says: the parameter `deployment` of `connect` is not read any more: it stays for those who pass it
# silent: `endpoint`
# silent: `seconds`
# silent: `shown`
# silent: `unused`
# silent: in `versions`

# case: imports that only the removed code needed
# options: --model *=gpt-oss-120b
import os
import sys
from typing import Optional, cast

from openai import NOT_GIVEN, OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
print(
    client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[],
        service_tier=cast(str, os.environ["TIER"]),
        logit_bias=NOT_GIVEN,
        frequency_penalty=1,
    )
)

# migrated:
import sys
from typing import Optional

from openai import NOT_GIVEN, OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
print(
    client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[],
        logit_bias=NOT_GIVEN,
    )
)

# case: an import for others
from openai import OpenAI

from pack import ask

print(ask(OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")))

# file: pack/__init__.py
from os import environ


def ask(client):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier=environ["TIER"])

# migrated: pack/__init__.py
from os import environ


def ask(client):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: a field of another file
from openai import OpenAI
from options import Options

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(options: Options, messages):
    return client.chat.completions.create(model=options.model, messages=messages, service_tier=options.tier)

# file: options.py
from dataclasses import dataclass


@dataclass
class Options:
    model: str = "gpt-4o"
    tier: str = "auto"

# options: --model *=gpt-oss-120b
# migrated:
from openai import OpenAI
from options import Options

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(options: Options, messages):
    return client.chat.completions.create(model=options.model, messages=messages)

# migrated: options.py
from dataclasses import dataclass


@dataclass
class Options:
    model: str = "gpt-oss-120b"
    tier: str = "auto"
# says: options.py:7: tier: str = "auto"
