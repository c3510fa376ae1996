# Wrappers of several providers in the style of real code: what they take out, rename or switch off is not reported.

# case: a retry that strips the keys the error names
from openai import BadRequestError, OpenAI

client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")


def ask(messages, **params):
    params.setdefault("presence_penalty", 0.1)
    for _ in range(3):
        try:
            return client.chat.completions.create(model="llama", messages=messages, **params)
        except BadRequestError as error:
            for key in list(params):
                if key in str(error):
                    params.pop(key)
    raise RuntimeError("no answer")

# case: parameters by a table of what providers know
from openai import OpenAI

KNOWN = {"cerebras": {"temperature", "top_p", "seed"}, "openai": {"temperature", "logit_bias"}}


class Chat:
    def __init__(self, provider):
        self.provider = provider
        self.client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")

    def ask(self, messages, **params):
        kept = {key: value for key, value in params.items() if key in KNOWN[self.provider]}
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **kept)


Chat("cerebras").ask([], temperature=0, logit_bias={})

# case: an enumeration of providers
from enum import Enum

from openai import OpenAI


class Provider(Enum):
    OPENAI = "openai"
    LOCAL = "local"


def client_for(provider):
    if provider is Provider.LOCAL:
        return OpenAI(base_url="http://localhost:8000/v1", api_key="x")
    return OpenAI()  #! CBS001


def _ask(provider, messages):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if provider is Provider.LOCAL:
        params["logit_bias"] = {"1": 1}
    return client_for(provider).chat.completions.create(**params)


_ask(Provider.OPENAI, [])
_ask(Provider.LOCAL, [])

# case: a provider by match
from openai import OpenAI


def _ask(provider, messages):
    match provider:
        case "local":
            client, extra = OpenAI(base_url="http://localhost:8000/v1", api_key="x"), {"logit_bias": {}}
        case "cerebras":
            client, extra = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1"), {}
        case _:
            raise ValueError(provider)
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **extra)


_ask("local", [])
_ask("cerebras", [])

# case: a registry of functions
from openai import OpenAI


def ask_local(messages):
    client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
    return client.chat.completions.create(model="llama", messages=messages, logit_bias={})


def ask_target(messages):
    client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)


ASK = {"local": ask_local, "target": ask_target}


def ask(provider, messages):
    return ASK[provider](messages)

# case: an adapter that renames and drops
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
RENAME = {"max_tokens": "max_completion_tokens"}
DROP = ("frequency_penalty", "presence_penalty")


def adapt(params):
    adapted = {}
    for key, value in params.items():
        if key in DROP:
            continue
        adapted[RENAME.get(key, key)] = value
    return adapted


client.chat.completions.create(model="gpt-oss-120b", messages=[], **adapt({"max_tokens": 1000, "presence_penalty": 1}))

# case: a wrapper that empties what it is given
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def ask(messages, options):
    options.clear()
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], {"presence_penalty": 1})

# case: a decorator that drops the keywords
import functools

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def plain(function):
    @functools.wraps(function)
    def wrapper(messages, **ignored):
        return function(messages)

    return wrapper


@plain
def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], presence_penalty=1)

# case: a class decorator of another package
from openai import OpenAI
from tracing import traced

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


@traced
def ask(messages, **options):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)


ask([], presence_penalty=1)  #! CBS103?

# case: a property that another class overrides
from openai import OpenAI


class Base:
    client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")

    @property
    def options(self):
        return {"presence_penalty": 1}

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


class Plain(Base):
    @property
    def options(self):
        return {}


Plain().ask([])

# case: settings with everything off
from dataclasses import dataclass, fields

from openai import OpenAI


@dataclass
class Settings:
    temperature: float = 0.0
    use_penalty: bool = False
    penalty: float = 0.5


client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
settings = Settings(temperature=1)
extra = {"presence_penalty": settings.penalty} if settings.use_penalty else {}
client.chat.completions.create(model="gpt-oss-120b", messages=[], **extra)

# case: an or of flags in a class
from openai import OpenAI


class Config:
    debug = False
    penalty = None


config = Config()
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
params = {"model": "gpt-oss-120b", "messages": []}
if config.debug or config.penalty is not None:
    params["presence_penalty"] = config.penalty
client.chat.completions.create(**params)

# case: a json mode that the streaming branch leaves
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def ask(messages, stream):
    if stream:
        return client.chat.completions.create(model="gpt-oss-120b", messages=messages, stream=True)
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=messages, response_format={"type": "json_object"}
    )

# case: a json mode for models that cannot stream
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


class Chat:
    def __init__(self, streaming=False):
        self.streaming = streaming

    def ask(self, messages):
        params = {"model": "gpt-oss-120b", "messages": messages, "stream": self.streaming}
        if not self.streaming:
            params["response_format"] = {"type": "json_object"}
        return client.chat.completions.create(**params)

# case: a mode of two
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def ask(messages, mode):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if mode == "stream":
        params["stream"] = True
    elif mode == "json":
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)

# case: a mode of two by separate ifs
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def ask(messages, mode):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if mode == "stream":
        params["stream"] = True
    if mode == "json":
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)

# case: exclusive keyword arguments
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def ask(messages, *, stream: bool = False, schema: dict | None = None):
    if schema is not None and stream:
        raise ValueError("schema and stream exclude each other")
    extra = {}
    if schema is not None:
        extra["response_format"] = {"type": "json_schema", "json_schema": schema}
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, stream=stream, **extra)

# case: exclusive in the function that calls it
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def _create(messages, stream, structured):
    params = {"model": "gpt-oss-120b", "messages": messages, "stream": stream}
    if structured:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)


def ask(messages, stream=False, structured=False):
    if stream and structured:
        raise ValueError("either, not both")
    return _create(messages, stream, structured)

# case: a helper that decides
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def form(structured, stream):
    if structured and not stream:
        return {"type": "json_object"}
    return {"type": "text"}


def ask(messages, structured=False, stream=False):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=messages, stream=stream, response_format=form(structured, stream)
    )

# case: the client decides about the json mode
from openai import OpenAI


def ask(messages, local=False):
    if local:
        client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
    else:
        client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        stream=True,
        response_format={"type": "json_object"} if local else {"type": "text"},
    )

# case: two clients of one class, options by the class's own table
from openai import OpenAI


class Model:
    def __init__(self, url, **options):
        self.client = OpenAI(base_url=url, api_key="csk-1")
        self.options = options

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


MODELS = {
    "local": Model("http://localhost:8000/v1", logit_bias={}, presence_penalty=1),
    "target": Model("https://api.cerebras.ai/v1", seed=1),
}


def ask(name, messages):
    return MODELS[name].ask(messages)

# case: a list of such models
from openai import OpenAI


class Model:
    def __init__(self, url, **options):
        self.client = OpenAI(base_url=url, api_key="csk-1")
        self.options = options

    def ask(self, messages):
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, **self.options)


for model in [Model("http://localhost:8000/v1", logit_bias={}), Model("https://api.cerebras.ai/v1", seed=1)]:
    model.ask([])

# case: a base class that is never the target
from openai import OpenAI


class Base:
    url = None
    penalty = 0.5

    def ask(self, messages):
        client = OpenAI(base_url=self.url, api_key="x")
        return client.chat.completions.create(model="llama", messages=messages, presence_penalty=self.penalty)


class Local(Base):
    url = "http://localhost:8000/v1"


class Groq(Base):
    url = "https://api.groq.com/openai/v1"


Local().ask([])
Groq().ask([])

# case: an environment that picks one of others
import os

from openai import OpenAI

URLS = {"groq": "https://api.groq.com/openai/v1", "local": "http://localhost:8000/v1"}
client = OpenAI(base_url=URLS[os.environ["PROVIDER"]], api_key="k")
client.chat.completions.create(model="llama", messages=[], presence_penalty=1)

# case: an environment that picks one of others with a default
import os

from openai import OpenAI

URLS = {"groq": "https://api.groq.com/openai/v1", "local": "http://localhost:8000/v1"}
client = OpenAI(base_url=URLS.get(os.environ["PROVIDER"], "http://localhost:1234/v1"), api_key="k")
client.chat.completions.create(model="llama", messages=[], presence_penalty=1)

# case: a client that is made only where it is another provider's
import os

from groq import Groq
from openai import OpenAI

if os.environ.get("GROQ_API_KEY"):
    client = Groq()
    extra = {"service_tier": "flex"}
else:
    client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
    extra = {}
client.chat.completions.create(model="gpt-oss-120b", messages=[], **extra)

# case: an import that falls back to another package
try:
    from groq import Groq as Client
except ImportError:
    from together import Together as Client

client = Client()
client.chat.completions.create(model="llama", messages=[], presence_penalty=1)

# case: a client of another package kept in a class
from groq import AsyncGroq


class Bot:
    def __init__(self, client: AsyncGroq | None = None):
        self.client = client or AsyncGroq()

    async def ask(self, messages):
        return await self.client.chat.completions.create(model="llama", messages=messages, service_tier="flex")

# case: a lazily made client of another package
from groq import Groq

_client = None


def get_client():
    global _client
    if _client is None:
        _client = Groq()
    return _client


def ask(messages):
    return get_client().chat.completions.create(model="llama", messages=messages, service_tier="flex")

# case: a typed parameter of another package
import groq


def ask(client: groq.Groq, messages):
    return client.chat.completions.create(model="llama", messages=messages, service_tier="flex")

# case: an optional typed parameter of another package
from typing import Optional

from groq import Groq


def ask(messages, client: Optional[Groq] = None):
    client = client or Groq()
    return client.chat.completions.create(model="llama", messages=messages, service_tier="flex")

# case: a context manager of another package
from groq import Groq

with Groq() as client:
    client.chat.completions.create(model="llama", messages=[], service_tier="flex")

# case: another package's client with options
from groq import Groq

client = Groq().with_options(timeout=3)
client.chat.completions.create(model="llama", messages=[], service_tier="flex")
client.chat.completions.with_raw_response.create(model="llama", messages=[], service_tier="flex")

# case: a partial of another package's method
from functools import partial

from groq import Groq

create = partial(Groq().chat.completions.create, model="llama", service_tier="flex")
create(messages=[])

# case: instructor around another package
import instructor
from groq import Groq

client = instructor.from_groq(Groq())
client.chat.completions.create(model="llama", messages=[], service_tier="flex")

# case: litellm's router
from litellm import Router

router = Router(model_list=[])
router.completion(model="gpt-4o", messages=[], presence_penalty=1)

# case: a client cast to openai's
from typing import cast

from groq import Groq
from openai import OpenAI

client = cast(OpenAI, Groq())
client.chat.completions.create(model="llama", messages=[], service_tier="flex")

# case: an annotated client that may be None
from openai import OpenAI


def ask(messages, client: OpenAI | None = None):
    if client is None:
        client = OpenAI()  #! CBS001
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)
