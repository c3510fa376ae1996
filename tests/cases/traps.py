# Code that looks like a use and is none, or is right: nothing is reported.

# case: popped before the call
def ask(client, messages):
    params = {"frequency_penalty": 1, "temperature": 0}
    params.pop("frequency_penalty")
    return client.chat.completions.create(messages=messages, **params)

# case: popped with a default
def ask(client, messages):
    params = {"frequency_penalty": 1}
    params.pop("frequency_penalty", None)
    return client.chat.completions.create(messages=messages, **params)

# case: deleted before the call
def ask(client, messages):
    params = {"frequency_penalty": 1}
    del params["frequency_penalty"]
    return client.chat.completions.create(messages=messages, **params)

# case: cleared before the call
def ask(client, messages):
    params = {"frequency_penalty": 1}
    params.clear()
    return client.chat.completions.create(messages=messages, **params)

# case: filtered by a comprehension
def ask(client, messages):
    params = {"frequency_penalty": 1, "temperature": 0}
    allowed = {key: value for key, value in params.items() if key in {"temperature", "top_p"}}
    return client.chat.completions.create(messages=messages, **allowed)

# case: popped in a loop over names
def ask(client, messages):
    params = {"frequency_penalty": 1, "presence_penalty": 1}
    for name in ("frequency_penalty", "presence_penalty"):
        params.pop(name, None)
    return client.chat.completions.create(messages=messages, **params)

# case: a dict that is never sent
def ask(client, messages):
    unused = {"frequency_penalty": 1, "logit_bias": {}}
    print(unused)
    return client.chat.completions.create(messages=messages)

# case: set after the call
def ask(client, messages):
    params = {"temperature": 0}
    answer = client.chat.completions.create(messages=messages, **params)
    params["frequency_penalty"] = 1
    return answer

# case: only logged
import logging


def ask(client, messages):
    logging.info("asking", extra={"frequency_penalty": 1})
    return client.chat.completions.create(messages=messages)

# case: a dict for another function
def render(**options):
    return str(options)


def ask(client, messages):
    render(frequency_penalty=1)
    return client.chat.completions.create(messages=messages)

# case: code after return
def ask(client, messages):
    return client.chat.completions.create(messages=messages)
    client.chat.completions.create(messages=messages, frequency_penalty=1)

# case: code after raise
def ask(client, messages):
    raise NotImplementedError
    client.chat.completions.create(messages=messages, frequency_penalty=1)

# case: code in a string
SNIPPET = "client.chat.completions.create(frequency_penalty=1)"
DOC = """
from openai import OpenAI
client = OpenAI()
"""

# case: code in a comment
# from openai import OpenAI
# client = OpenAI()
# client.chat.completions.create(frequency_penalty=1)
print("ready")

# case: code in a docstring
def ask():
    """Like `OpenAI().chat.completions.create(frequency_penalty=1)`."""

# case: a local class called OpenAI
class OpenAI:
    def __init__(self, api_key=None):
        self.api_key = api_key


client = OpenAI(api_key="k")

# case: a local class called OpenAI with the same methods
class Completions:
    def create(self, **kwargs):
        return kwargs


class Chat:
    completions = Completions()


class OpenAI:
    chat = Chat()


OpenAI().chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)

# case: a fake in a test
class FakeCompletions:
    def create(self, **kwargs):
        return "hi"


class FakeClient:
    def __init__(self):
        self.chat = self
        self.completions = FakeCompletions()


def test_ask():
    FakeClient().chat.completions.create(model="gpt-4o", frequency_penalty=1)

# case: a mock
from unittest.mock import MagicMock

client = MagicMock()
client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)

# case: a mock's return value
from unittest.mock import Mock

client = Mock()
client.chat.completions.create.return_value = "hi"
client.chat.completions.create.assert_called_once_with(model="gpt-4o", frequency_penalty=1)

# case: another package's class
from my_company.llm import OpenAI

client = OpenAI()

# case: a relative module called openai
from .openai import OpenAI

client = OpenAI()

# case: a submodule of another package called openai
from vendors import openai

client = openai.OpenAI()
openai.chat.completions.create(model="my-model", messages=[])

# case: another package under the name openai
import my_openai_fork as openai

client = openai.OpenAI()
client.embeddings.create(model="my-model", input="x")

# case: the name openai overwritten
import openai

openai = None


def connect():
    return openai.OpenAI()

# case: groq
from groq import Groq

client = Groq()
client.chat.completions.create(model="llama-3.3-70b-versatile", messages=[], frequency_penalty=1)

# case: async groq
from groq import AsyncGroq

client = AsyncGroq()


async def ask(messages):
    return await client.chat.completions.create(model="gpt-4", messages=messages, service_tier="flex")

# case: groq behind the class
from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
client.chat.completions.create(model="llama", messages=[], frequency_penalty=1)

# case: together
from together import Together

client = Together()
client.chat.completions.create(model="x", messages=[], presence_penalty=1)

# case: mistral's chat
from mistralai import Mistral

client = Mistral(api_key="k")
client.chat.complete(model="mistral-small", messages=[], presence_penalty=1)

# case: hugging face
from huggingface_hub import InferenceClient

client = InferenceClient()
client.chat.completions.create(model="x", messages=[], frequency_penalty=1)

# case: a local server
from openai import OpenAI

client = OpenAI(base_url="http://127.0.0.1:8080/v1", api_key="x")
client.chat.completions.create(model="x", messages=[], logit_bias={"1": 1})

# case: a local server in a constant
from openai import OpenAI

URL = "http://localhost:11434/v1"
client = OpenAI(base_url=URL, api_key="x")
client.chat.completions.create(model="x", messages=[], logit_bias={"1": 1})

# case: deepseek by its own name
from openai import OpenAI

deepseek = OpenAI(api_key="k", base_url="https://api.deepseek.com")
deepseek.chat.completions.create(model="deepseek-chat", messages=[], frequency_penalty=1, stream=True, response_format={"type": "json_object"})

# case: openrouter
from openai import AsyncOpenAI

client = AsyncOpenAI(base_url="https://openrouter.ai/api/v1", api_key="k")


async def ask(messages):
    return await client.chat.completions.create(model="openai/gpt-4o", messages=messages, presence_penalty=1)

# case: a host that only contains the name
from openai import OpenAI

client = OpenAI(base_url="https://api.openai.com.example.org/v1", api_key="k")

# case: a proxy with the name in its path
from openai import OpenAI

client = OpenAI(base_url="https://gateway.example.org/api.openai.com/v1", api_key="k")

# case: another provider by format
from openai import OpenAI

REGION = "us"
client = OpenAI(base_url="https://{}.inference.example.org/v1".format(REGION), api_key="k")
client.chat.completions.create(model="x", messages=[], frequency_penalty=1)

# case: an unrelated completions.create
def enroll(course):
    return course.completions.create(user="u", frequency_penalty=1)

# case: an unrelated create
def save(repository):
    return repository.create(model="gpt-4o", frequency_penalty=1)

# case: an unrelated chat
def say(room):
    room.chat.create(frequency_penalty=1)
    room.chat.completions(frequency_penalty=1)

# case: telegram's chat
def say(bot):
    bot.chat.messages.create(text="x", service_tier="auto")

# case: twilio's client
from twilio.rest import Client

client = Client("sid", "token")
client.messages.create(body="x", to="y")

# case: another package's Client
from elsewhere import AsyncClient, Client

client = Client()
other = AsyncClient(base_url="https://api.openai.com/v1")

# case: only an import
import openai
from openai import AsyncOpenAI, OpenAI

__all__ = ["AsyncOpenAI", "OpenAI", "openai"]

# case: only annotations
from openai import OpenAI
from openai.types.chat import ChatCompletion


def text(client: OpenAI, answer: ChatCompletion) -> str:
    return answer.choices[0].message.content or ""

# case: isinstance
from openai import OpenAI


def check(thing):
    return isinstance(thing, OpenAI) or issubclass(type(thing), OpenAI)

# case: exceptions
import openai


def guarded(function):
    try:
        return function()
    except openai.RateLimitError:
        raise RuntimeError("slow down") from None
    except (openai.APIError, openai.OpenAIError):
        return None

# case: openai's own version
import openai

print(openai.__version__)

# case: a patch of the method
from unittest.mock import patch

with patch("openai.resources.chat.completions.Completions.create") as create:
    create(model="gpt-4o", frequency_penalty=1)

# case: monkeypatch
def test_ask(monkeypatch):
    monkeypatch.setattr("openai.OpenAI", lambda **kwargs: None)

# case: a field of the same name elsewhere
from dataclasses import dataclass


@dataclass
class Settings:
    frequency_penalty: float = 0.0
    presence_penalty: float = 0.0
    service_tier: str = "auto"


settings = Settings(frequency_penalty=1)

# case: field names in a list
UNSUPPORTED = ["frequency_penalty", "logit_bias", "presence_penalty", "parallel_tool_calls", "service_tier"]


def clean(params):
    return {key: value for key, value in params.items() if key not in UNSUPPORTED}

# case: reading the fields of an answer
def tier(answer):
    return answer.service_tier

# case: allowed fields
def ask(client, messages):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        temperature=0.2,
        top_p=0.9,
        max_completion_tokens=100,
        seed=1,
        stop=["\n"],
        stream=True,
        tools=[],
        user="u",
    )

# case: unknown keywords only
def ask(client, messages, **kwargs):
    return client.chat.completions.create(messages=messages, **kwargs)

# case: unknown dict only
import json


def ask(client, messages):
    return client.chat.completions.create(messages=messages, **json.loads("{}"))

# case: fields in the prompt
def ask(client):
    return client.chat.completions.create(messages=[{"role": "user", "content": "set frequency_penalty=1", "name": "service_tier"}])

# case: fields in headers and query
def ask(client, messages):
    return client.chat.completions.create(messages=messages, extra_headers={"service_tier": "auto"}, extra_query={"logit_bias": "1"})

# case: fields in metadata
def ask(client, messages):
    return client.chat.completions.create(messages=messages, metadata={"frequency_penalty": "1"})  #! CBS106

# case: fields in a tool
def ask(client, messages):
    schema = {"type": "object", "properties": {"presence_penalty": {"type": "number"}}}
    tool = {"type": "function", "function": {"name": "f", "parameters": schema}}
    return client.chat.completions.create(messages=messages, tools=[tool])

# case: a wrapper that drops its keywords
def ask(client, messages, **kwargs):
    return client.chat.completions.create(messages=messages)


def main(client):
    return ask(client, [], frequency_penalty=1)

# case: a function of the same name as the method
def create(messages, frequency_penalty=0):
    return messages, frequency_penalty


create([], frequency_penalty=1)

# case: the method is only named
def pick(client):
    return client.chat.completions.create

# case: anthropic
from anthropic import Anthropic

client = Anthropic()
client.completions.create(model="claude-2", prompt="x")
client.messages.create(model="claude", messages=[], service_tier="auto")

# case: an overwritten method name
def ask(client, messages):
    create = client.chat.completions.create
    create = print
    return create(messages, frequency_penalty=1)

# case: false condition
def ask(client, messages):
    params = {}
    if False:
        params["frequency_penalty"] = 1
    return client.chat.completions.create(messages=messages, **params)

# case: replaced by an empty display
def ask(client, messages):
    params = {"frequency_penalty": 1}
    params = {**{"temperature": 1}}
    return client.chat.completions.create(messages=messages, **params)

# case: removed with a sentinel in the extra body
from openai import omit


def ask(client, messages):
    return client.chat.completions.create(messages=messages, frequency_penalty=1, extra_body={"frequency_penalty": omit})

# case: an empty file

# case: only comments
# nothing to see

# case: the word completions alone
completions = {"create": 1}
print(completions["create"])
