# What other files of the project set or pass: it decides about the file that is judged.

# case: an entry point sets the module's url
# file: app.py
import openai

from bot import ask

openai.base_url = "http://localhost:8000/v1/"
openai.api_key = "x"
ask([])

# file: bot.py
import openai


def ask(messages):
    return openai.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a config module sets the module's url
# file: config.py
import openai

openai.base_url = "http://localhost:8000/v1/"

# file: bot.py
import config
import openai


def ask(messages):
    return openai.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a package's init sets the module's url
# file: bot/__init__.py
import openai

openai.base_url = "http://localhost:8000/v1/"

# file: bot/ask.py
import openai


def ask(messages):
    return openai.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a function of another file sets the module's url
# file: app.py
import sys

from bot import ask
from setup_llm import configure

configure(sys.argv[1])
ask([])

# file: setup_llm.py
import openai


def configure(url):
    openai.base_url = url

# file: bot.py
import openai  #! CBS001?


def ask(messages):
    return openai.chat.completions.create(model="llama", messages=messages, presence_penalty=1)  #! CBS103

# case: a function of another file sets the module's url to another provider
# file: app.py
import bot
import setup_llm

setup_llm.configure()
bot.ask([])

# file: setup_llm.py
import openai


def configure():
    openai.base_url = "http://localhost:8000/v1/"

# file: bot.py
import openai  #! CBS001?


def ask(messages):
    return openai.chat.completions.create(model="llama", messages=messages, presence_penalty=1)  #! CBS103?

# case: an entry point sets the base of the old module
# file: app.py
import openai

from bot import ask

openai.api_base = "http://localhost:8000/v1"
ask([])

# file: bot.py
import openai


def ask(messages):
    return openai.ChatCompletion.create(model="llama", messages=messages, presence_penalty=1)

# case: an entry point exports the url
# file: app.py
import os

os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"

from bot import ask

ask([])

# file: bot.py
from openai import OpenAI

client = OpenAI()


def ask(messages):
    return client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: an entry point may export the url
# file: app.py
import os
import sys

if len(sys.argv) > 1:
    os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"

from bot import ask

ask([])

# file: bot.py
from openai import OpenAI


def ask(messages):
    return OpenAI().chat.completions.create(model="llama", messages=messages, presence_penalty=1)  #! CBS001? CBS103?

# case: an imported module exports the url
# file: settings.py
import os

os.environ.setdefault("OPENAI_BASE_URL", "http://localhost:8000/v1")

# file: bot.py
import settings
from openai import OpenAI

client = OpenAI()
client.chat.completions.create(model="llama", messages=[], presence_penalty=1)  #! CBS103?

# case: the url is exported too late
# file: app.py
import os

from bot import ask

os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"
ask([])

# file: bot.py
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS103

# case: one of two scripts sets the module's url
# file: local.py
import openai

from bot import ask

openai.base_url = "http://localhost:8000/v1/"
ask([])

# file: plain.py
from bot import ask

ask([])

# file: bot.py
import openai  #! CBS001?


def ask(messages):
    return openai.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS103?

# case: a config module beside the bot
# file: app.py
import config
import bot

bot.ask([])

# file: config.py
import openai

openai.base_url = "http://localhost:8000/v1/"

# file: bot.py
import openai


def ask(messages):
    return openai.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a test sets the url for itself
# file: test_bot.py
import os

os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"

from bot import ask


def test_ask():
    ask([])

# file: bot.py
from openai import OpenAI


def ask(messages):
    return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS001 CBS103

# case: an entry point sets the key of the target
# file: app.py
import os

import openai

openai.base_url = "https://api.cerebras.ai/v1/"
openai.api_key = os.environ["CEREBRAS_API_KEY"]

from bot import ask

ask([])

# file: bot.py
import openai


def ask(messages):
    return openai.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS103

# case: files that import each other set it
# file: one.py
import openai

import two

openai.base_url = "http://localhost:8000/v1/"

# file: two.py
import one
import openai


def ask(messages):
    return openai.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a caller elsewhere passes another provider's client
# file: app.py
from openai import OpenAI

from helpers import ask

ask(OpenAI(base_url="http://localhost:8000/v1", api_key="x"), [])

# file: helpers.py
def ask(client, messages):
    return client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: callers elsewhere pass both
# file: app.py
from openai import OpenAI

from helpers import ask

ask(OpenAI(base_url="http://localhost:8000/v1", api_key="x"), [])
ask(OpenAI(), [])  #! CBS001

# file: helpers.py
def ask(client, messages):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS103

# case: a caller elsewhere passes another package's client
# file: app.py
from groq import Groq

from helpers import ask

ask(Groq(), [])

# file: helpers.py
def ask(client, messages):
    return client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a caller elsewhere gives a class another provider's client
# file: app.py
from openai import OpenAI

from bot import Bot

bot = Bot(OpenAI(base_url="http://localhost:8000/v1", api_key="x"))
bot.ask([])

# file: bot.py
class Bot:
    def __init__(self, client):
        self.client = client

    def ask(self, messages):
        return self.client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a caller elsewhere gives a class another provider's url
# file: app.py
from bot import Bot

Bot("http://localhost:8000/v1").ask([])

# file: bot.py
from openai import OpenAI


class Bot:
    def __init__(self, url):
        self.client = OpenAI(base_url=url, api_key="x")

    def ask(self, messages):
        return self.client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a class made elsewhere and called nowhere
# file: app.py
from bot import Bot

bot = Bot("http://localhost:8000/v1")

# file: bot.py
from openai import OpenAI


class Bot:
    def __init__(self, url):
        self.client = OpenAI(base_url=url, api_key="x")

    def ask(self, messages):
        return self.client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a caller elsewhere passes another provider's client through the package
# file: llm/__init__.py
from llm.helpers import ask

# file: llm/helpers.py
def ask(client, messages):
    return client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# file: app.py
import llm
from openai import OpenAI

llm.ask(OpenAI(base_url="http://localhost:8000/v1", api_key="x"), [])

# case: a caller elsewhere hands the function on
# file: app.py
import asyncio

from groq import Groq

from helpers import ask

asyncio.run(asyncio.to_thread(ask, Groq(), []))

# file: helpers.py
def ask(client, messages):
    return client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a test elsewhere passes a fake client
# file: test_helpers.py
from unittest.mock import MagicMock

from helpers import ask


def test_ask():
    client = MagicMock()
    ask(client, [])
    client.chat.completions.create.assert_called_once()

# file: helpers.py
def ask(client, messages):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS103

# case: a subclass elsewhere brings another provider's client
# file: base.py
class Base:
    client = None

    def ask(self, messages):
        return self.client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# file: groq_bot.py
from groq import Groq

from base import Base


class GroqBot(Base):
    client = Groq()


GroqBot().ask([])

# case: a caller elsewhere passes what cannot be followed
# file: app.py
from helpers import ask
from plugins import load

ask(load("client"), [])

# file: helpers.py
def ask(client, messages):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS103

# case: a caller elsewhere leaves the field out
# file: app.py
from openai import OpenAI

from helpers import ask

ask(OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1"), [])

# file: helpers.py
from openai import NOT_GIVEN


def ask(client, messages, penalty=NOT_GIVEN):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=penalty)

# case: a caller elsewhere passes another provider's client against the annotation
# file: app.py
from groq import Groq

from helpers import ask

ask(Groq(), [])

# file: helpers.py
from openai import OpenAI


def ask(client: OpenAI, messages):
    return client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a client of another provider is imported
# file: clients.py
from groq import Groq
from openai import OpenAI

client = Groq()
other = OpenAI(base_url="http://localhost:8000/v1", api_key="x")

# file: bot.py
from clients import client, other

client.chat.completions.create(model="llama", messages=[], presence_penalty=1)
other.chat.completions.create(model="llama", messages=[], presence_penalty=1)


# case: a caller elsewhere passes another provider's client through a function of its own
# file: app.py
from groq import Groq

from helpers import ask


def run(client):
    return ask(client, [])


run(Groq())

# file: helpers.py
def ask(client, messages):
    return client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: another provider's client from a third file
# file: clients.py
from groq import Groq

client = Groq()

# file: app.py
from clients import client
from helpers import ask

ask(client, [])

# file: helpers.py
def ask(client, messages):
    return client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a caller elsewhere passes options to another provider's client
# file: app.py
from openai import OpenAI

from helpers import ask

ask(OpenAI(base_url="http://localhost:8000/v1", api_key="x"), [], presence_penalty=1)

# file: helpers.py
def ask(client, messages, **options):
    return client.chat.completions.create(model="llama", messages=messages, logit_bias={}, **options)

# case: a caller of a script's function
# file: app.py
import helpers


def main(client):
    helpers.ask(client, [])

# file: helpers.py
def ask(client, messages):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)  #! CBS103

# case: the code of a drop-in replacement beside its tests
from langfuse.openai import openai

openai.OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], metadata={"team": "a"}, name="test")  #! CBS001
openai.OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")  #! CBS001 CBS105

# file: langfuse/__init__.py

# file: langfuse/openai.py
"""If you use the OpenAI Python SDK, you can use the Langfuse drop-in replacement to get full logging."""
import openai
from openai import OpenAI
