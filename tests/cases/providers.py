# Programs that talk to several providers: what is for another one is nobody's business.

# case: a constant provider decides the branch
from openai import OpenAI

PROVIDER = "groq"


def connect():
    if PROVIDER == "openai":
        return OpenAI()
    return OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")


connect().chat.completions.create(model="llama", messages=[], frequency_penalty=1)

# case: a capability that only another provider has
from openai import OpenAI

client = OpenAI(base_url="https://api.together.xyz/v1", api_key="k")
SUPPORTS_PENALTY = True


def ask(messages):
    params = {"model": "llama", "messages": messages}
    if SUPPORTS_PENALTY:
        params["presence_penalty"] = 1
    return client.chat.completions.create(**params)

# case: a flag that is off
from openai import OpenAI

client = OpenAI()  #! CBS001
supports_penalty = False


def ask(messages):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if supports_penalty:
        params["presence_penalty"] = 1
    return client.chat.completions.create(**params)

# case: the field is for another provider by parameter
from openai import OpenAI

openai_client = OpenAI()  #! CBS001
local_client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")


def ask(messages, provider="local"):
    if provider == "local":
        return local_client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)
    return openai_client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: client and field by one test
from openai import OpenAI


def ask(messages, local=False):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if local:
        client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
        params["logit_bias"] = {"1": 1}
    else:
        client = OpenAI()  #! CBS001
    return client.chat.completions.create(**params)

# case: client and field by the same test asked twice
from openai import OpenAI


def ask(messages, local=False):
    if local:
        client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
    else:
        client = OpenAI()  #! CBS001
    params = {"model": "gpt-oss-120b", "messages": messages}
    if local:
        params["logit_bias"] = {"1": 1}
    return client.chat.completions.create(**params)

# case: client and field by the same comparison asked twice
from openai import OpenAI


def ask(messages, provider):
    client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k") if provider == "groq" else OpenAI()  #! CBS001
    params = {"model": "gpt-oss-120b", "messages": messages}
    if provider == "groq":
        params["service_tier"] = "flex"
    return client.chat.completions.create(**params)

# case: client and field by different names of one provider
from openai import OpenAI


def ask(messages, provider):
    if provider == "groq":
        client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
    else:
        client = OpenAI()  #! CBS001
    params = {"model": "gpt-oss-120b", "messages": messages}
    if provider != "groq":
        params["seed"] = 1
    else:
        params["service_tier"] = "flex"
    return client.chat.completions.create(**params)

# case: client and field by an attribute asked twice
from openai import OpenAI


class Bot:
    def __init__(self, provider):
        self.provider = provider
        if self.provider == "groq":
            self.client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
        else:
            self.client = OpenAI()  #! CBS001

    def ask(self, messages):
        params = {"model": "gpt-oss-120b", "messages": messages}
        if self.provider == "groq":
            params["service_tier"] = "flex"
        return self.client.chat.completions.create(**params)

# case: a table of providers with capabilities
from openai import OpenAI

PROVIDERS = {
    "groq": {"url": "https://api.groq.com/openai/v1", "extra": {"service_tier": "flex"}},
    "local": {"url": "http://localhost:8000/v1", "extra": {"logit_bias": {}}},
}


def ask(name, messages):
    provider = PROVIDERS[name]
    client = OpenAI(base_url=provider["url"], api_key="k")
    return client.chat.completions.create(model="llama", messages=messages, **provider["extra"])

# case: the table's row of the target has nothing extra
from openai import OpenAI

PROVIDERS = {
    "cerebras": {"url": "https://api.cerebras.ai/v1", "extra": {}},
    "local": {"url": "http://localhost:8000/v1", "extra": {"logit_bias": {}}},
}


def ask(name, messages):
    provider = PROVIDERS[name]
    client = OpenAI(base_url=provider["url"], api_key="csk-1")
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **provider["extra"])

# case: rows as objects
from dataclasses import dataclass, field

from openai import OpenAI


@dataclass
class Provider:
    url: str
    extra: dict = field(default_factory=dict)


PROVIDERS = {
    "cerebras": Provider("https://api.cerebras.ai/v1"),
    "local": Provider("http://localhost:8000/v1", {"logit_bias": {}}),
}


def ask(name, messages):
    provider = PROVIDERS[name]
    client = OpenAI(base_url=provider.url, api_key="csk-1")
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **provider.extra)

# case: unsupported fields by provider are taken out
from openai import OpenAI

UNSUPPORTED = {"cerebras": ["frequency_penalty", "presence_penalty"], "openai": []}
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def ask(messages):
    params = {"frequency_penalty": 1, "presence_penalty": 1, "seed": 1}
    for name in UNSUPPORTED["cerebras"]:
        params.pop(name, None)
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **params)

# case: unsupported fields are filtered by a set of the class
from openai import OpenAI


class Provider:
    UNSUPPORTED = frozenset({"logit_bias", "service_tier"})

    def __init__(self):
        self.client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")

    def clean(self, params):
        return {key: value for key, value in params.items() if key not in self.UNSUPPORTED}

    def ask(self, messages):
        return self.client.chat.completions.create(
            model="gpt-oss-120b", messages=messages, **self.clean({"logit_bias": {}, "service_tier": "auto", "seed": 1})
        )

# case: a subclass for the target drops what it lacks
from openai import OpenAI


class Base:
    url = "http://localhost:8000/v1"

    def params(self, messages):
        return {"model": "gpt-oss-120b", "messages": messages, "presence_penalty": 1}

    def ask(self, messages):
        return OpenAI(base_url=self.url, api_key="csk-1").chat.completions.create(**self.params(messages))


class Cerebras(Base):
    url = "https://api.cerebras.ai/v1"

    def params(self, messages):
        params = super().params(messages)
        params.pop("presence_penalty")
        return params


Cerebras().ask([])
Base().ask([])

# case: hooks of subclasses
from openai import OpenAI


class Base:
    def extra(self):
        return {}

    def client(self):
        raise NotImplementedError

    def ask(self, messages):
        return self.client().chat.completions.create(model="gpt-oss-120b", messages=messages, **self.extra())


class Groq(Base):
    def client(self):
        return OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")

    def extra(self):
        return {"service_tier": "flex"}


class Plain(Base):
    def client(self):
        return OpenAI()  #! CBS001

# case: capability properties of subclasses
from openai import OpenAI


class Base:
    supports_penalty = False
    url = "https://api.cerebras.ai/v1"

    def ask(self, messages, penalty=0.5):
        params = {"model": "gpt-oss-120b", "messages": messages}
        if self.supports_penalty:
            params["frequency_penalty"] = penalty
        return OpenAI(base_url=self.url, api_key="csk-1").chat.completions.create(**params)


class Local(Base):
    supports_penalty = True
    url = "http://localhost:8000/v1"


Base().ask([])
Local().ask([])

# case: the factory of another provider
from openai import OpenAI


def make(provider):
    match provider:
        case "groq":
            return OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
        case "local":
            return OpenAI(base_url="http://localhost:8000/v1", api_key="x")
        case _:
            raise ValueError(provider)


def ask(provider, messages):
    return make(provider).chat.completions.create(model="llama", messages=messages, frequency_penalty=1)

# case: a fallback that sends less
from openai import OpenAI

local = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
target = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def ask(messages, **params):
    try:
        return local.chat.completions.create(model="llama", messages=messages, presence_penalty=1, **params)
    except Exception:
        return target.chat.completions.create(model="gpt-oss-120b", messages=messages, **params)

# case: a list of clients of others
from openai import OpenAI

CLIENTS = [OpenAI(base_url=url, api_key="x") for url in ("http://one:8000/v1", "http://two:8000/v1")]


def ask(messages):
    for client in CLIENTS:
        client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)

# case: a wrapper of an unknown package
from llmkit import LLM

llm = LLM("gpt-4o")
llm.ask("Hi", frequency_penalty=1)

# case: openrouter by a variable with a default
import os

from openai import OpenAI

client = OpenAI(base_url=os.getenv("LLM_URL", "https://openrouter.ai/api/v1"), api_key="k")
client.chat.completions.create(model="x", messages=[], frequency_penalty=1)  #! CBS101?

# case: a url put together from host and port
import os

from openai import OpenAI

HOST = os.environ.get("HOST", "localhost")
PORT = int(os.environ.get("PORT", "8000"))
client = OpenAI(base_url=f"http://{HOST}:{PORT}/v1", api_key="x")
client.chat.completions.create(model="x", messages=[], frequency_penalty=1)

# case: a vllm server by its own default
from openai import OpenAI


def client_for(url=None):
    return OpenAI(base_url=url or "http://localhost:8000/v1", api_key="EMPTY")


client_for().chat.completions.create(model="x", messages=[], frequency_penalty=1)

# case: a url that is whatever callers pass
from openai import OpenAI


class Client:
    def __init__(self, url, key):
        self.client = OpenAI(base_url=url, api_key=key)

    def ask(self, messages):
        return self.client.chat.completions.create(model="x", messages=messages, frequency_penalty=1)  #! CBS101

# case: a mandatory url of a settings object
from openai import OpenAI
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    url: str
    key: str


settings = Settings()
client = OpenAI(base_url=settings.url, api_key=settings.key)
client.chat.completions.create(model="x", messages=[], frequency_penalty=1)  #! CBS101

# case: a url from a file
import json

from openai import OpenAI

with open("config.json") as stream:
    config = json.load(stream)
client = OpenAI(base_url=config["url"], api_key=config["key"])
client.chat.completions.create(model="x", messages=[], frequency_penalty=1)  #! CBS101

# case: a client made of a whole unknown config
import json

from openai import OpenAI

client = OpenAI(**json.load(open("client.json")))
client.chat.completions.create(model="x", messages=[], frequency_penalty=1)  #! CBS101


# case: a long table, of which one entry is chosen
import sys

from openai import OpenAI

MODELS = {
    "a": {"model": "my-a", "url": "http://localhost:8001/v1"},
    "b": {"model": "my-b", "url": "http://localhost:8002/v1"},
    "c": {"model": "my-c", "url": "http://localhost:8003/v1"},
    "d": {"model": "my-d", "url": "http://localhost:8004/v1"},
    "e": {"model": "my-e", "url": "http://localhost:8005/v1"},
    "f": {"model": "my-f", "url": "http://localhost:8006/v1"},
    "g": {"model": "my-g", "url": "http://localhost:8007/v1"},
    "h": {"model": "my-h", "url": "http://localhost:8008/v1"},
    "i": {"model": "my-i", "url": "http://localhost:8009/v1"},
    "j": {"model": "my-j", "url": "http://localhost:8010/v1"},
    "k": {"model": "my-k", "url": "http://localhost:8011/v1"},
    "l": {"model": "my-l", "url": "http://localhost:8012/v1"},
    "m": {"model": "my-m", "url": "http://localhost:8013/v1"},
    "n": {"model": "my-n", "url": "http://localhost:8014/v1"},
    "o": {"model": "my-o", "url": "http://localhost:8015/v1"},
    "p": {"model": "my-p", "url": "http://localhost:8016/v1"},
    "q": {"model": "gpt-4o", "url": "http://localhost:8017/v1"},
    "r": {"model": "gpt-4", "url": "https://api.cerebras.ai/v1"},  #! CBS004?
    "s": {"model": "gpt-oss-120b", "url": "https://api.cerebras.ai/v1"},
}
chosen = MODELS[sys.argv[1]]
client = OpenAI(base_url=chosen["url"], api_key="k")
client.chat.completions.create(model=chosen["model"], messages=[])


# case: a long list, of which each is asked
from openai import OpenAI

NAMES = (
    *("m01", "m02", "m03", "m04", "m05", "m06", "m07", "m08", "m09", "m10", "m11", "m12"),
    *("m13", "m14", "m15", "m16", "m17", "m18", "m19", "gpt-4o"),  #! CBS004
)
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
for name in NAMES:
    client.chat.completions.create(model=name, messages=[])


# case: settings that the environment may change
from openai import OpenAI
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    openai_api_key: str
    base_url: str = "https://api.cerebras.ai/v1"
    model: str = "gpt-4o"  #! CBS004?
    plain: str = Field("gpt-oss-120b", description="another")
    given: str = "gpt-4"
    params: dict = {"presence_penalty": 1}  #! CBS103?


settings = Settings(given="gpt-oss-120b")
client = OpenAI(base_url=settings.base_url, api_key="k")
client.chat.completions.create(model=settings.model, messages=[], **settings.params)
client.chat.completions.create(model=settings.plain, messages=[])
client.chat.completions.create(model=settings.given, messages=[])


# case: a key from settings
from openai import OpenAI
from pydantic import SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    openai_api_key: SecretStr


settings = Settings()
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=settings.openai_api_key.get_secret_value())  #! CBS002
client.chat.completions.create(model="gpt-oss-120b", messages=[])


# case: a table of many objects that are called
import sys

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")


class Sampler:
    def __init__(self, model, **options):
        self.model = model
        self.options = options

    def __call__(self, messages):
        return client.chat.completions.create(model=self.model, messages=messages, **self.options)


SAMPLERS = {
    **{"a": Sampler("m01"), "b": Sampler("m02"), "c": Sampler("m03"), "d": Sampler("m04"), "e": Sampler("m05")},
    **{"f": Sampler("m06"), "g": Sampler("m07"), "h": Sampler("m08"), "i": Sampler("m09"), "j": Sampler("m10")},
    **{"k": Sampler("m11"), "l": Sampler("m12"), "m": Sampler("m13"), "n": Sampler("m14"), "o": Sampler("m15")},
    "p": Sampler("m16"),
    "q": Sampler("gpt-4o"),  #! CBS004?
    "r": Sampler("gpt-oss-120b", presence_penalty=1),  #! CBS103?
}
SAMPLERS[sys.argv[1]]([])


# case: one of many functions, which are not all looked into
from openai import OpenAI

ALL = []


def adapter(cls):
    ALL.append(cls())
    return cls


class Plain:
    def matches(self, model):
        return True

    def template(self, model):
        return []


@adapter
class A(Plain):
    pass


@adapter
class B(Plain):
    def matches(self, model):
        return model.startswith("b")


def template(model):
    for one in ALL:
        if one.matches(model):
            return one.template(model)
    return None


client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
client.chat.completions.create(model="gpt-4o", messages=template("a"))  #! CBS004
