# Whole ways or none: a client, its URL, its key, its models and its fields go together.

# case: a URL that nobody knows
# options: --model *=gpt-oss-120b
from openai import OpenAI


def make(key: str | None, url: str | None):
    client = OpenAI(api_key=key, base_url=url)
    return client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)

# says: main.py:5:34: possible: whom this client talks to isn't known: it has to be Cerebras
# says: not rewritten: it isn't known whom its client talks to
# silent: nothing is left to do by hand

# case: a URL that the environment says, else another function
# options: --model *=gpt-oss-120b
import os

from openai import OpenAI


def gateway() -> str:
    return os.environ.get("GATEWAY_URL", "https://gateway.example.dev/v1")


def client(base_url: str | None = None) -> OpenAI:
    if base_url is None:
        base_url = os.environ.get("OPENAI_BASE_URL") or gateway()
    return OpenAI(api_key="k", base_url=base_url)


def ask(text: str):
    return client().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])

# says: not rewritten: the environment says whom its client talks to
# silent: nothing is left to do by hand

# case: a URL that is always passed, which an embedder shares
# options: --model *=gpt-oss-120b
class Provider:
    key: str | None = None
    url: str = "https://api.openai.com/v1"


class Config:
    def __init__(self):
        self.model = "gpt-4o"
        self.openai = Provider()

# file: clients.py
from openai import OpenAI


class Settings:
    def __init__(self, api_key: str | None = None, base_url: str | None = None):
        self.api_key = api_key
        self.base_url = base_url


class Chat:
    def __init__(self, config: Settings | None = None):
        if config is None:
            config = Settings()
        self.client = OpenAI(api_key=config.api_key, base_url=config.base_url)

    def ask(self, text: str):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


class Embedder:
    def __init__(self, config: Settings):
        self.client = OpenAI(api_key=config.api_key, base_url=config.base_url)

    def embed(self, text: str):
        return self.client.embeddings.create(model="text-embedding-3-small", input=text)

# file: factory.py
from clients import Chat, Embedder, Settings
from main import Config


def chat(config: Config):
    return Chat(config=Settings(api_key=config.openai.key, base_url=config.openai.url))


def embedder(config: Config):
    return Embedder(config=Settings(api_key=config.openai.key, base_url=config.openai.url))

# says: not rewritten: the base URL that is passed to it stands where it can't be changed for this client alone
# says: not rewritten: it waits for CBS001, which is left
# silent: nothing is left to do by hand

# case: a URL that is always passed is changed where it is written
# options: --model *=gpt-oss-120b
class Provider:
    key: str | None = None
    url: str = "https://api.openai.com/v1"


class Config:
    def __init__(self):
        self.openai = Provider()

# file: clients.py
from openai import OpenAI


class Settings:
    def __init__(self, base_url: str | None = None):
        self.base_url = base_url


class Chat:
    def __init__(self, config: Settings | None = None):
        if config is None:
            config = Settings()
        self.client = OpenAI(base_url=config.base_url)

    def ask(self, text: str):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])

# file: factory.py
from clients import Chat, Settings
from main import Config


def chat(config: Config):
    return Chat(config=Settings(base_url=config.openai.url))

# migrated:
class Provider:
    key: str | None = None
    url: str = "https://api.cerebras.ai/v1"


class Config:
    def __init__(self):
        self.openai = Provider()

# migrated: clients.py
import os

from openai import OpenAI


class Settings:
    def __init__(self, base_url: str | None = None):
        self.base_url = base_url


class Chat:
    def __init__(self, config: Settings | None = None):
        if config is None:
            config = Settings()
        self.client = OpenAI(
            base_url=config.base_url or "https://api.cerebras.ai/v1",
            api_key=os.environ.get("CEREBRAS_API_KEY"),
        )

    def ask(self, text: str):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}])

# case: a URL that callers compute is not overridden by one for nothing passed
# options: --model *=gpt-oss-120b
from openai import OpenAI


class Chat:
    def __init__(self, url: str | None = None):
        self.client = OpenAI(api_key="k", base_url=url)

    def ask(self, text: str):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])

# file: use.py
import yaml
from main import Chat


def chat(path):
    settings = yaml.safe_load(open(path))
    return Chat(url=settings["url"])

# says: not rewritten: the base URL that is passed to it stands where it can't be changed for this client alone
# says: not rewritten: it waits for CBS001, which is left

# case: other classes have fields of the name too
# options: --model *=gpt-oss-120b
from openai import OpenAI


class Page:
    url: str = "https://api.openai.com/v1"


class Chat:
    def __init__(self, url: str | None = None):
        self.client = OpenAI(base_url=url)

    def ask(self, text: str):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


print(Page.url)

# migrated:
import os

from openai import OpenAI


class Page:
    url: str = "https://api.openai.com/v1"


class Chat:
    def __init__(self, url: str | None = None):
        self.client = OpenAI(
            base_url=url or "https://api.cerebras.ai/v1",
            api_key=os.environ.get("CEREBRAS_API_KEY"),
        )

    def ask(self, text: str):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}])


print(Page.url)

# case: one id for a client that goes and one that stays
# options: --model *=gpt-oss-120b
from openai import OpenAI

MODEL = "gpt-4o"
chat = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
others = OpenAI()
print(chat.chat.completions.create(model=MODEL, messages=[]))
print(others.responses.create(model=MODEL, input="x"))

# says: main.py:3:9: `gpt-4o` is an OpenAI model; Cerebras does not serve it
# says: not rewritten: the client that sends it stays where it is

# case: one id that another provider is asked for too
# options: --model *=gpt-oss-120b
from openai import OpenAI

MODEL = "gpt-4o"
chat = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
others = OpenAI(base_url="https://openrouter.ai/api/v1", api_key="k")
print(chat.chat.completions.create(model=MODEL, messages=[]))
print(others.chat.completions.create(model=MODEL, messages=[]))

# says: not rewritten: a request to another provider sends it too

# case: a client that is passed in, where one of those that are made stays
# options: --model *=gpt-oss-120b
from openai import OpenAI


def ask(client):
    return client.chat.completions.create(model="gpt-4o", messages=[])


def make(config):
    return OpenAI(base_url=config.url)

# says: not rewritten: it isn't known which client sends it

# case: a client that is passed in, where the one that is made sends embeddings only
# options: --model *=gpt-oss-120b
from openai import OpenAI

vectors = OpenAI()
print(vectors.embeddings.create(model="text-embedding-3-small", input="x"))


def ask(client):
    return client.chat.completions.create(model="gpt-4o", messages=[])

# migrated:
from openai import OpenAI

vectors = OpenAI()
print(vectors.embeddings.create(model="text-embedding-3-small", input="x"))


def ask(client):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: a client for nothing but what the target does not serve
from openai import OpenAI

embedder = OpenAI()
print(embedder.embeddings.create(model="text-embedding-3-small", input="x"))

# says: not rewritten: all that it sends goes to embeddings, which Cerebras does not serve
# silent: once what it sends

# case: a client whose text completion can't be rewritten
# options: --model *=gpt-oss-120b
from openai import OpenAI

client = OpenAI()
print(client.completions.create(model="babbage-002", prompt="x", echo=True).choices[0].text)
print(client.chat.completions.create(model="gpt-4o", messages=[]))

# says: a person has to point the client at Cerebras once what it sends to completions has a client of its own
# says: not rewritten: `echo` gives the prompt back

# case: the module serves what the target does not, in another file
# options: --model *=gpt-oss-120b
import openai


def chat(text: str):
    return openai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])

# file: pictures.py
import openai
from main import chat


def picture(text: str):
    return openai.images.generate(model="dall-e-3", prompt=text), chat(text)

# says: a person has to point the client at Cerebras once what it sends to images has a client of its own

# case: a text completion through the module that can't be rewritten, in another file
# options: --model *=gpt-oss-120b
import openai


def chat(text: str):
    return openai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])

# file: texts.py
import openai
from main import chat


def text():
    return openai.completions.create(model="babbage-002", prompt="x", echo=True), chat("x")

# says: a person has to point the client at Cerebras once what it sends to completions has a client of its own

# case: a file of another process
# options: --model *=gpt-oss-120b
import openai

print(openai.chat.completions.create(model="gpt-4o", messages=[]))

# file: pictures.py
import openai

print(openai.images.generate(model="dall-e-3", prompt="x"))

# migrated:
import os

import openai
openai.base_url = "https://api.cerebras.ai/v1/"
openai.api_key = os.environ.get("CEREBRAS_API_KEY")

print(openai.chat.completions.create(model="gpt-oss-120b", messages=[]))

# case: tests that answer for a client
# options: --model *=gpt-oss-120b
from openai import OpenAI


def ask(text, client=None):
    client = client or OpenAI(api_key="k")
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])

# file: test_main.py
import httpx
import respx
from main import ask

URL = "https://api.openai.com/v1/chat/completions"
DOCS = "https://api.openai.com/v1/chat/completions"


@respx.mock
def test_ask(httpx_mock):
    respx.post(URL).mock(return_value=httpx.Response(200, json={}))
    httpx_mock.add_response(url="https://api.openai.com/v1/chat/completions", json={"see": DOCS})
    respx.get("https://api.openai.com/v1/embeddings").mock(return_value=httpx.Response(404))
    ask("x")
    assert str(respx.calls[0].request.url) == "https://api.openai.com/v1/chat/completions"
    assert title("https://api.openai.com/v1") == "OpenAI"


def title(url):
    return "OpenAI" if "openai" in url else "?"

# migrated:
import os

from openai import OpenAI


def ask(text, client=None):
    client = client or OpenAI(
        api_key=os.environ.get("CEREBRAS_API_KEY"),
        base_url="https://api.cerebras.ai/v1",
    )
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}])

# migrated: test_main.py
import httpx
import respx
from main import ask

URL = "https://api.cerebras.ai/v1/chat/completions"
DOCS = "https://api.openai.com/v1/chat/completions"


@respx.mock
def test_ask(httpx_mock):
    respx.post(URL).mock(return_value=httpx.Response(200, json={}))
    httpx_mock.add_response(url="https://api.cerebras.ai/v1/chat/completions", json={"see": DOCS})
    respx.get("https://api.openai.com/v1/embeddings").mock(return_value=httpx.Response(404))
    ask("x")
    assert str(respx.calls[0].request.url) == "https://api.cerebras.ai/v1/chat/completions"
    assert title("https://api.openai.com/v1") == "OpenAI"


def title(url):
    return "OpenAI" if "openai" in url else "?"

# case: a test that answers for a client that stays too
# options: --model *=gpt-oss-120b
from openai import OpenAI


def ask(text):
    return OpenAI(api_key="k").chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])

# file: others.py
from openai import OpenAI

client = OpenAI(api_key="k")


def both(text):
    client.embeddings.create(model="text-embedding-3-small", input=text)
    return client.chat.completions.create(model="gpt-4o", messages=[])

# file: test_main.py
import httpx
import respx
from main import ask
from others import both


@respx.mock
def test_ask():
    respx.post("https://api.openai.com/v1/chat/completions").mock(return_value=httpx.Response(200, json={}))
    ask("x")
    both("x")

# says: not rewritten: test_main.py answers for it, and for what stays where it is

# case: an address that a test puts together
# options: --model *=gpt-oss-120b
from openai import OpenAI


def ask(text):
    return OpenAI(api_key="k").chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])

# file: test_main.py
import httpx
import respx
from main import ask


@respx.mock
def test_ask(path="chat/completions"):
    respx.post(f"https://api.openai.com/v1/{path}").mock(return_value=httpx.Response(200, json={}))
    ask("x")

# says: not rewritten: test_main.py answers for it at an address that can't be changed

# case: what is not looked at is told
from camel.agents import ChatAgent
from litellm import completion


def ask(model, messages):
    return completion(model=model, messages=messages)


ChatAgent("x").step("y")

# says: nothing that was found is left to do by hand
# says: Passed over: 1 call through litellm whose model is not known; camel: not read
# silent: nothing is left to do by hand
