# Settings of clients are changed where they are written, if nothing else needs them as they are.

# case: a variable keeps the way it is read
import os

from openai import OpenAI

client = OpenAI(api_key=os.environ["OPENAI_API_KEY"])

# migrated:
import os

from openai import OpenAI

client = OpenAI(
    api_key=os.environ["CEREBRAS_API_KEY"],
    base_url="https://api.cerebras.ai/v1",
)

# case: the quotes stay
import os
from openai import OpenAI

URL = 'https://api.openai.com/v1'
client = OpenAI(base_url=URL, api_key=os.getenv('OPENAI_API_KEY', ''))

# migrated:
import os
from openai import OpenAI

URL = 'https://api.cerebras.ai/v1'
client = OpenAI(base_url=URL, api_key=os.getenv('CEREBRAS_API_KEY', ''))

# case: a default that is a key goes
import os

from openai import OpenAI

client = OpenAI(api_key=os.getenv("OPENAI_API_KEY", "sk-1234567890abcdef"))

# migrated:
import os

from openai import OpenAI

client = OpenAI(
    api_key=os.environ.get("CEREBRAS_API_KEY"),
    base_url="https://api.cerebras.ai/v1",
)

# case: a variable with the url as its default is told
import os

from openai import OpenAI

client = OpenAI(
    base_url=os.getenv("LLM_URL", "https://api.openai.com/v1"),
    api_key=os.getenv("OPENAI_API_KEY"),
)

# migrated:
import os

from openai import OpenAI

client = OpenAI(
    base_url=os.getenv("LLM_URL", "https://api.cerebras.ai/v1"),
    api_key=os.getenv("CEREBRAS_API_KEY"),
)
# says: where `LLM_URL` is set it goes above this URL: it has to be one of Cerebras, or unset

# case: constants of a class
import os

from openai import OpenAI


class Assistant:
    URL = "https://api.openai.com/v1"
    KEY_NAME = "OPENAI_API_KEY"

    def __init__(self):
        self.client = OpenAI(base_url=self.URL, api_key=os.environ[self.KEY_NAME])

# migrated:
import os

from openai import OpenAI


class Assistant:
    URL = "https://api.cerebras.ai/v1"
    KEY_NAME = "CEREBRAS_API_KEY"

    def __init__(self):
        self.client = OpenAI(base_url=self.URL, api_key=os.environ[self.KEY_NAME])

# case: two clients that share them
import os

from openai import AsyncOpenAI, OpenAI

URL = "https://api.openai.com/v1"
KEY = os.environ["OPENAI_API_KEY"]

client = OpenAI(base_url=URL, api_key=KEY)
later = AsyncOpenAI(base_url=URL, api_key=KEY)

# migrated:
import os

from openai import AsyncOpenAI, OpenAI

URL = "https://api.cerebras.ai/v1"
KEY = os.environ["CEREBRAS_API_KEY"]

client = OpenAI(base_url=URL, api_key=KEY)
later = AsyncOpenAI(base_url=URL, api_key=KEY)

# case: an object of settings
import os

from openai import OpenAI


class Provider:
    def __init__(self, name, url, variable):
        self.name, self.url, self.variable = name, url, variable


PROVIDER = Provider("main", "https://api.openai.com/v1", variable="OPENAI_API_KEY")
client = OpenAI(base_url=PROVIDER.url, api_key=os.environ[PROVIDER.variable])

# migrated:
import os

from openai import OpenAI


class Provider:
    def __init__(self, name, url, variable):
        self.name, self.url, self.variable = name, url, variable


PROVIDER = Provider("main", "https://api.cerebras.ai/v1", variable="CEREBRAS_API_KEY")
client = OpenAI(base_url=PROVIDER.url, api_key=os.environ[PROVIDER.variable])

# case: settings of pydantic
from openai import OpenAI
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    openai_api_key: str
    url: str = "https://api.openai.com/v1"


settings = Settings()
client = OpenAI(base_url=settings.url, api_key=settings.openai_api_key)

# migrated:
from openai import OpenAI
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    openai_api_key: str
    url: str = "https://api.cerebras.ai/v1"


settings = Settings()
client = OpenAI(base_url=settings.url, api_key=settings.openai_api_key)
# says: this client points at Cerebras but takes an OpenAI key

# case: defaults of parameters, and of nothing
import os

from openai import OpenAI


class Assistant:
    def __init__(self, url="https://api.openai.com/v1", key=None):
        self.client = OpenAI(base_url=url, api_key=key)


class Other:
    def __init__(self, url=None, key=None):
        self.client = OpenAI(base_url=url, api_key=key, timeout=9)

# migrated:
import os

from openai import OpenAI


class Assistant:
    def __init__(self, url="https://api.cerebras.ai/v1", key=None):
        self.client = OpenAI(
            base_url=url,
            api_key=key or os.environ.get("CEREBRAS_API_KEY"),
        )


class Other:
    def __init__(self, url=None, key=None):
        self.client = OpenAI(
            base_url=url or "https://api.cerebras.ai/v1",
            api_key=key or os.environ.get("CEREBRAS_API_KEY"),
            timeout=9,
        )
# says: main.py:8:29: possible: a key that is given here has to be one of Cerebras

# case: tests for the variable ask for the new one
import os
import sys

from openai import OpenAI

if not os.getenv("OPENAI_API_KEY"):
    print("OPENAI_API_KEY is not set")
    sys.exit(1)
if "OPENAI_API_KEY" not in os.environ:
    raise ValueError("please set OPENAI_API_KEY")
key = os.getenv("OPENAI_API_KEY")
assert key is not None, "no OPENAI_API_KEY"
client = OpenAI(api_key=key)

# migrated:
import os
import sys

from openai import OpenAI

if not os.getenv("CEREBRAS_API_KEY"):
    print("CEREBRAS_API_KEY is not set")
    sys.exit(1)
if "CEREBRAS_API_KEY" not in os.environ:
    raise ValueError("please set CEREBRAS_API_KEY")
key = os.getenv("CEREBRAS_API_KEY")
assert key is not None, "no CEREBRAS_API_KEY"
client = OpenAI(api_key=key, base_url="https://api.cerebras.ai/v1")

# case: tests for the variable of a client that stays
import os

from openai import OpenAI

if not os.getenv("OPENAI_API_KEY"):
    raise SystemExit("OPENAI_API_KEY is not set")
client = OpenAI()
vectors = OpenAI()
print(vectors.embeddings.create(model="text-embedding-3-small", input="x"))

# migrated:
import os

from openai import OpenAI

if not os.getenv("OPENAI_API_KEY"):
    raise SystemExit("OPENAI_API_KEY is not set")
client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY"),
)
vectors = OpenAI()
print(vectors.embeddings.create(model="text-embedding-3-small", input="x"))

# case: a test that sets the variable goes with what it sets
import os

from openai import OpenAI

if os.getenv("OPENAI_API_KEY") is None:
    print("OPENAI_API_KEY is not set: the one in the file is taken")
    os.environ["OPENAI_API_KEY"] = open("key.txt").read()
if os.getenv("OPENAI_API_KEY") == "":
    raise SystemExit("OPENAI_API_KEY is empty")
client = OpenAI(api_key=os.getenv("OPENAI_API_KEY"))

# migrated:
import os

from openai import OpenAI

if os.getenv("OPENAI_API_KEY") is None:
    print("OPENAI_API_KEY is not set: the one in the file is taken")
    os.environ["OPENAI_API_KEY"] = open("key.txt").read()
if os.getenv("CEREBRAS_API_KEY") == "":
    raise SystemExit("CEREBRAS_API_KEY is empty")
client = OpenAI(
    api_key=os.getenv("CEREBRAS_API_KEY"),
    base_url="https://api.cerebras.ai/v1",
)
# says: main.py:7:16: possible: `OPENAI_API_KEY` is set here, but the rewritten clients take their key from

# case: tests are about the clients of their file and of what it imports
import os

from openai import OpenAI

if os.environ.get("OPENAI_API_KEY"):
    client = OpenAI(api_key=os.environ["OPENAI_API_KEY"])

# file: vectors.py
import os

from openai import OpenAI

if not os.environ.get("OPENAI_API_KEY"):
    raise SystemExit("OPENAI_API_KEY is not set")
client = OpenAI(api_key=os.environ["OPENAI_API_KEY"])
print(client.embeddings.create(model="text-embedding-3-small", input="x"))

# file: both.py
import os

import main
import vectors

if not os.environ.get("OPENAI_API_KEY"):
    raise SystemExit("OPENAI_API_KEY is not set")
main.client.models.list()

# migrated:
import os

from openai import OpenAI

if os.environ.get("CEREBRAS_API_KEY"):
    client = OpenAI(
        api_key=os.environ["CEREBRAS_API_KEY"],
        base_url="https://api.cerebras.ai/v1",
    )

# case: tests in a function are about its clients
import os

from openai import OpenAI


def ask(text):
    if not os.environ.get("OPENAI_API_KEY"):
        raise ValueError("OPENAI_API_KEY is not set")
    client = OpenAI(api_key=os.environ["OPENAI_API_KEY"])
    return client.chat.completions.create(model="gpt-oss-120b", messages=text)


def embed(text):
    if not os.environ.get("OPENAI_API_KEY"):
        raise ValueError("OPENAI_API_KEY is not set")
    client = OpenAI(api_key=os.environ["OPENAI_API_KEY"])
    return client.embeddings.create(model="text-embedding-3-small", input=text)

# migrated:
import os

from openai import OpenAI


def ask(text):
    if not os.environ.get("CEREBRAS_API_KEY"):
        raise ValueError("CEREBRAS_API_KEY is not set")
    client = OpenAI(
        api_key=os.environ["CEREBRAS_API_KEY"],
        base_url="https://api.cerebras.ai/v1",
    )
    return client.chat.completions.create(model="gpt-oss-120b", messages=text)


def embed(text):
    if not os.environ.get("OPENAI_API_KEY"):
        raise ValueError("OPENAI_API_KEY is not set")
    client = OpenAI(api_key=os.environ["OPENAI_API_KEY"])
    return client.embeddings.create(model="text-embedding-3-small", input=text)

# case: a constant that something else needs stays
import os

import requests
from openai import OpenAI

URL = "https://api.openai.com/v1"
KEY = os.environ["OPENAI_API_KEY"]

client = OpenAI(base_url=URL, api_key=KEY)
print(requests.get(f"{URL}/files", headers={"Authorization": f"Bearer {KEY}"}))

# migrated:
import os

import requests
from openai import OpenAI

URL = "https://api.openai.com/v1"
KEY = os.environ["OPENAI_API_KEY"]

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY"),
)
print(requests.get(f"{URL}/files", headers={"Authorization": f"Bearer {KEY}"}))

# case: so does one that is handed on whole
import json

from openai import OpenAI

CONFIG = {"url": "https://api.openai.com/v1", "name": "helpdesk"}

client = OpenAI(base_url=CONFIG["url"], api_key="k")
print(json.dumps(CONFIG))

# migrated:
import json
import os

from openai import OpenAI

CONFIG = {"url": "https://api.openai.com/v1", "name": "helpdesk"}

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY"),
)
print(json.dumps(CONFIG))

# case: a provider that is chosen is somebody's intention
import sys

from openai import OpenAI

if sys.argv[1] == "openai":
    url = "https://api.openai.com/v1"
else:
    url = "http://localhost:8000/v1"
client = OpenAI(base_url=url, api_key="k")
# says: it is another provider's in some cases, which looks intended

# case: a table of providers too
import sys

from openai import OpenAI

PROVIDERS = {
    "openai": {"url": "https://api.openai.com/v1"},
    "groq": {"url": "https://api.groq.com/openai/v1"},
}
client = OpenAI(base_url=PROVIDERS[sys.argv[1]]["url"], api_key="k")
# says: it is another provider's in some cases, which looks intended

# case: the environment is everybody's
import os

from openai import OpenAI

os.environ["OPENAI_BASE_URL"] = "https://api.openai.com/v1"
client = OpenAI()

# migrated:
import os

from openai import OpenAI

os.environ["OPENAI_BASE_URL"] = "https://api.openai.com/v1"
client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY"),
)

# case: another file writes it
from config import KEY, URL
from openai import OpenAI

client = OpenAI(base_url=URL, api_key=KEY)

# file: config.py
import os

URL = "https://api.openai.com/v1"
KEY = os.environ.get("OPENAI_API_KEY", "")

# migrated: config.py
import os

URL = "https://api.cerebras.ai/v1"
KEY = os.environ.get("CEREBRAS_API_KEY", "")

# case: an option of the command line
import argparse

from openai import OpenAI

parser = argparse.ArgumentParser()
parser.add_argument("--base-url", default="https://api.openai.com/v1")
args = parser.parse_args()
client = OpenAI(base_url=args.base_url, api_key="k")

# migrated:
import argparse

from openai import OpenAI

parser = argparse.ArgumentParser()
parser.add_argument("--base-url", default="https://api.cerebras.ai/v1")
args = parser.parse_args()
client = OpenAI(base_url=args.base_url, api_key="k")

# case: keys of azure clients
# options: --model *=gpt-oss-120b
import os

from openai import AsyncAzureOpenAI, AzureOpenAI

key = os.getenv("AZURE_OPENAI_API_KEY")
client = AzureOpenAI(api_key=key, azure_endpoint=os.environ["AZURE_OPENAI_ENDPOINT"], api_version="2024-06-01")
other = AsyncAzureOpenAI(api_key=os.environ["AZURE_OPENAI_API_KEY"], azure_endpoint="https://acme.openai.azure.com")


def connect(key):
    return AzureOpenAI(api_key=key, azure_endpoint="https://acme.openai.azure.com", azure_deployment="gpt-4o")


def another(key=None):
    return AzureOpenAI(azure_endpoint="https://acme.openai.azure.com", api_version="2024-06-01", max_retries=1)

# migrated:
import os

from openai import AsyncOpenAI, OpenAI

key = os.getenv("CEREBRAS_API_KEY")
client = OpenAI(api_key=key, base_url="https://api.cerebras.ai/v1")
other = AsyncOpenAI(api_key=os.environ["CEREBRAS_API_KEY"], base_url="https://api.cerebras.ai/v1")


def connect(key):
    return OpenAI(api_key=key, base_url="https://api.cerebras.ai/v1")


def another(key=None):
    return OpenAI(max_retries=1, base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))
# says: main.py:11:19: possible: the key of this client stays the one that is given here

# case: a key that is computed, read or none
import os

from openai import OpenAI


def connect(config):
    key = config.key or os.getenv("ACME_OPENAI_KEY")
    if key == "your-key":
        key = None
    return OpenAI(api_key=key)

# migrated:
import os

from openai import OpenAI


def connect(config):
    key = config.key or os.getenv("CEREBRAS_API_KEY")
    if key == "your-key":
        key = None
    return OpenAI(
        api_key=key or os.environ.get("CEREBRAS_API_KEY"),
        base_url="https://api.cerebras.ai/v1",
    )
# says: a key that is given here has to be one of Cerebras

# case: a default of the call that is a key is not read any more
import os

from openai import OpenAI

client = OpenAI(api_key=os.getenv("OPENAI_API_KEY", "sk-1234567890"))

# migrated:
import os

from openai import OpenAI

client = OpenAI(
    api_key=os.environ.get("CEREBRAS_API_KEY"),
    base_url="https://api.cerebras.ai/v1",
)
# silent: still read

# case: a framework to which callers say the provider
import litellm


def create(model, messages, base_url=None, api_key=None):
    return litellm.completion(model=model, messages=messages, base_url=base_url, api_key=api_key)


create("gpt-4", [])
# says: it is shared with another provider's client, or made for several

# case: a constant of a client that somebody wants to keep
import os

from openai import OpenAI

URL = "https://api.openai.com/v1"
KEY = os.environ["OPENAI_API_KEY"]

client = OpenAI(base_url=URL, api_key=KEY)
judge = OpenAI(base_url=URL, api_key=KEY)  # compatlint: ignore[CBS001] the other model judges

# migrated:
import os

from openai import OpenAI

URL = "https://api.openai.com/v1"
KEY = os.environ["OPENAI_API_KEY"]

client = OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY"),
)
judge = OpenAI(base_url=URL, api_key=KEY)  # compatlint: ignore[CBS001] the other model judges

# case: keys of the module
import os

import openai

openai.api_key = os.getenv("OPENAI_API_KEY")
print(openai.chat.completions.create(model="gpt-oss-120b", messages=[]))

# migrated:
import os

import openai

openai.base_url = "https://api.cerebras.ai/v1/"
openai.api_key = os.getenv("CEREBRAS_API_KEY")
print(openai.chat.completions.create(model="gpt-oss-120b", messages=[]))

# case: a key of the module that is computed
import json
from pathlib import Path

import openai

openai.api_key = json.loads(Path("keys.json").read_text())["key"]
print(openai.chat.completions.create(model="gpt-oss-120b", messages=[]))

# migrated:
import json
from pathlib import Path

import openai

openai.base_url = "https://api.cerebras.ai/v1/"
openai.api_key = json.loads(Path("keys.json").read_text())["key"]
print(openai.chat.completions.create(model="gpt-oss-120b", messages=[]))
# says: the key of the module stays the one that is given here: it has to be one of Cerebras
