# Tests, stubs, and what the program sets itself.

# case: the made-up key of a test stays
import pytest
from openai import OpenAI

client = OpenAI()

# file: tests/test_app.py
import pytest
from openai import OpenAI


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    return OpenAI(api_key="test")

# migrated:
import os

import pytest
from openai import OpenAI

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY"),
)

# migrated: tests/test_app.py
import pytest
from openai import OpenAI


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    return OpenAI(api_key="test", base_url="https://api.cerebras.ai/v1")
# says: tests/test_app.py:7:24: possible: `OPENAI_API_KEY` is set here
# says: Run the tests: 1 of the rewritten files is a test; answers that they replay are of other requests.

# case: a variable that the program sets is told
import os
from getpass import getpass

from openai import OpenAI

os.environ["OPENAI_API_KEY"] = getpass("Your key: ")
client = OpenAI()

# migrated:
import os
from getpass import getpass

from openai import OpenAI

os.environ["OPENAI_API_KEY"] = getpass("Your key: ")
client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY"),
)
# says: main.py:6:12: possible: `OPENAI_API_KEY` is set here, but the rewritten clients take their key from `CEREBRAS_API_KEY`

# case: the stub of a module
from openai import AzureOpenAI


def connect():
    return AzureOpenAI(api_version="2024-06-01")

# file: main.pyi
from openai import AzureOpenAI

def connect() -> AzureOpenAI: ...

# migrated:
import os

from openai import OpenAI


def connect():
    return OpenAI(
        base_url="https://api.cerebras.ai/v1",
        api_key=os.environ.get("CEREBRAS_API_KEY"),
    )

# migrated: main.pyi
from openai import OpenAI

def connect() -> OpenAI: ...

# case: annotations of another file
# options: --to cerebras-sdk
from openai import OpenAI
from types_of_ours import Asks

client = OpenAI()

# file: types_of_ours.py
from typing import Protocol

from openai import OpenAI


class Asks(Protocol):
    def __call__(self, client: OpenAI, text: str) -> str: ...

# migrated:
from cerebras.cloud.sdk import Cerebras
from types_of_ours import Asks

client = Cerebras()

# migrated: types_of_ours.py
from typing import Protocol

from cerebras.cloud.sdk import Cerebras


class Asks(Protocol):
    def __call__(self, client: Cerebras, text: str) -> str: ...

# case: a client that is copied with a base URL of its own
# options: --to cerebras-sdk
from openai import OpenAI

client = OpenAI()
other = client.copy(base_url="https://api.openai.com/v1", timeout=9)

# says: a client here is copied with a base URL of its own, which the SDK writes in another way

# case: a client that is copied with a key of its own
# options: --to cerebras-sdk
import os

from openai import OpenAI

client = OpenAI()
other = client.copy(api_key=os.environ["TRIAL_KEY"])

# migrated:
import os

from cerebras.cloud.sdk import Cerebras

client = Cerebras()
other = client.copy(api_key=os.environ["TRIAL_KEY"])

# case: one that stays keeps its class
# options: --to cerebras-sdk
import os

from openai import OpenAI

chats: OpenAI = OpenAI(api_key=os.environ["OPENAI_API_KEY"])
vectors: OpenAI = OpenAI(api_key=os.environ["OPENAI_API_KEY"])


def ask(client: OpenAI, text: str) -> str:
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}])


def embedded(client: OpenAI, text: str) -> list[float]:
    return client.embeddings.create(model="text-embedding-3-small", input=text).data[0].embedding


print(ask(chats, "x"), embedded(vectors, "x"))

# migrated:
import os

from cerebras.cloud.sdk import Cerebras
from openai import OpenAI

chats: Cerebras = Cerebras()
vectors: OpenAI = OpenAI(api_key=os.environ["OPENAI_API_KEY"])


def ask(client: Cerebras, text: str) -> str:
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}])


def embedded(client: OpenAI, text: str) -> list[float]:
    return client.embeddings.create(model="text-embedding-3-small", input=text).data[0].embedding


print(ask(chats, "x"), embedded(vectors, "x"))
# says: it can't become a client of cerebras-cloud-sdk: its clients have no `create` of embeddings

# case: other readers of the variable
import os

import requests
from openai import OpenAI

HAS_KEY = bool(os.getenv("OPENAI_API_KEY"))
client = OpenAI() if HAS_KEY else None
print(requests.get("https://api.my-own.com/v1/files", headers={"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}))

# migrated:
import os

import requests
from openai import OpenAI

HAS_KEY = bool(os.getenv("CEREBRAS_API_KEY"))
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY")) if HAS_KEY else None
print(requests.get("https://api.my-own.com/v1/files", headers={"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}))
# says: main.py:8:104: possible: `OPENAI_API_KEY` is still read here; the rewritten clients take their key from `CEREBRAS_API_KEY`

# case: another file sets the variable
from openai import OpenAI

client = OpenAI()

# file: other.py
import os

os.environ.setdefault("OPENAI_API_KEY", "none")
KEYS = [os.environ["OPENAI_API_KEY"]]

# migrated:
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY"),
)
# says: other.py:3:23: possible: `OPENAI_API_KEY` is set here
# silent: still read here

# case: other files set the variable to what is not known
from openai import OpenAI

client = OpenAI()
print(client.models.list())

# file: keys.py
import json
import os
from contextlib import contextmanager

known = os.environ.get("OPENAI_API_KEY", json.load(open("config.json")).get("key", ""))


@contextmanager
def key(given=None):
    before = os.environ.get("OPENAI_API_KEY", "")
    os.environ["OPENAI_API_KEY"] = given or known
    yield
    os.environ["OPENAI_API_KEY"] = before

# file: run.py
import keys

with keys.key():
    import main

# migrated:
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY"),
)
print(client.models.list())
# says: keys.py:11:16: possible: `OPENAI_API_KEY` is set here
# says: keys.py:13:16: possible: `OPENAI_API_KEY` is set here

# case: one of several names may be of another provider
# options: --model *=gpt-oss-120b
from openai import AzureOpenAI

MODELS = {"azure": "ours", "anthropic": "claude-3"}
ONE = "theirs"


def ask(provider, text):
    client = AzureOpenAI(azure_endpoint="https://acme.openai.azure.com", api_version="2024-06-01")
    print(client.chat.completions.create(model=ONE, messages=text))
    return client.chat.completions.create(model=MODELS[provider], messages=text)

# migrated:
import os

from openai import OpenAI

MODELS = {"azure": "ours", "anthropic": "claude-3"}
ONE = "gpt-oss-120b"


def ask(provider, text):
    client = OpenAI(
        base_url="https://api.cerebras.ai/v1",
        api_key=os.environ.get("CEREBRAS_API_KEY"),
    )
    print(client.chat.completions.create(model=ONE, messages=text))
    return client.chat.completions.create(model=MODELS[provider], messages=text)
# says: possible: `claude-3` was the name of a deployment
# says: possible: `ours` was the name of a deployment

# case: names of presets and models of other kinds are not told, recorded data is counted
# options: --model *=gpt-oss-120b
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
client.chat.completions.create(model="gpt-4o", messages=[])

# file: settings.yaml
name: gpt-4-creative-writing
model: gpt-4o-mini-2024-07-18
tuned: ft:gpt-4o-mini-2024-07-18:acme::x1
embedding_model: text-embedding-3-small
speech: gpt-4o-mini-tts
pictures: dall-e-3
old: text-davinci-003

# file: tests/cassettes/one.yaml
data: {"model": "gpt-4o-2024-08-06"}
more: {"model": "gpt-4o-2024-08-06"}

# migrated:
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
client.chat.completions.create(model="gpt-oss-120b", messages=[])
# says: settings.yaml:2: model: gpt-4o-mini-2024-07-18
# says: settings.yaml:7: old: text-davinci-003
# says: Record the data of the tests anew: 2 lines name what changes (tests/cassettes).
# silent: creative-writing
# silent: embedding
# silent: tts
# silent: dall-e
# silent: cassettes/one.yaml
