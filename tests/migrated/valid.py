# What is written is a program that runs: lists of ids, required arguments, keys, imports, types, texts.

# case: a default that has to be in a list
# options: --model *=gpt-oss-120b
from openai import OpenAI


class Model:
    supported = ["gpt-4o", "gpt-4o-mini"]
    model: str = "gpt-4o-mini"

    def __init__(self, key: str):
        if self.model in self.supported:
            self.client = OpenAI(api_key=key).chat.completions
        else:
            raise ValueError(self.model)

    def ask(self, text: str):
        return self.client.create(model=self.model, messages=[{"role": "user", "content": text}])

# migrated:
from openai import OpenAI


class Model:
    supported = ["gpt-4o", "gpt-oss-120b", "gpt-4o-mini"]
    model: str = "gpt-oss-120b"

    def __init__(self, key: str):
        if self.model in self.supported:
            self.client = OpenAI(
                api_key=key,
                base_url="https://api.cerebras.ai/v1",
            ).chat.completions
        else:
            raise ValueError(self.model)

    def ask(self, text: str):
        return self.client.create(model=self.model, messages=[{"role": "user", "content": text}])

# case: lists of another file, with comments
# options: --model *=gpt-oss-120b
from openai import OpenAI
from lists import KNOWN

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def checked(model):
    if model not in KNOWN:
        raise ValueError(model)
    return model


def ask(text, model="gpt-4o"):
    return client.chat.completions.create(model=checked(model), messages=[{"role": "user", "content": text}])


print(ask("x", model="gpt-4.1"))

# file: lists.py
KNOWN = frozenset(
    {
        "gpt-4o",  # the best
        "gpt-4.1",  # another
    }
)

# migrated:
from openai import OpenAI
from lists import KNOWN

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def checked(model):
    if model not in KNOWN:
        raise ValueError(model)
    return model


def ask(text, model="gpt-oss-120b"):
    return client.chat.completions.create(model=checked(model), messages=[{"role": "user", "content": text}])


print(ask("x", model="gpt-oss-120b"))

# migrated: lists.py
KNOWN = frozenset(
    {
        "gpt-4o",  # the best
        "gpt-oss-120b",
        "gpt-4.1",  # another
    }
)

# case: a type that names all ids
# options: --model *=gpt-oss-120b
from typing import Literal

from openai import OpenAI
from pydantic import BaseModel

Name = Literal["gpt-3.5-turbo", "o3"]


class Settings(BaseModel):
    model: Name


class Other(BaseModel):
    name: Literal["o3", "o4-mini"] = "o3"


client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
settings = Settings(model="gpt-3.5-turbo")
print(client.chat.completions.create(model=settings.model, messages=[]), Other())

# migrated:
from typing import Literal

from openai import OpenAI
from pydantic import BaseModel

Name = Literal["gpt-3.5-turbo", "gpt-oss-120b", "o3"]


class Settings(BaseModel):
    model: Name


class Other(BaseModel):
    name: Literal["o3", "o4-mini"] = "o3"


client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")
settings = Settings(model="gpt-oss-120b")
print(client.chat.completions.create(model=settings.model, messages=[]), Other())

# case: a table that is read by the id
# options: --model *=gpt-oss-120b
from openai import OpenAI

LIMITS = {"gpt-4o": 100, "gpt-4": 50}
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(model="gpt-4o"):
    return client.chat.completions.create(model=model, messages=[], max_tokens=LIMITS[model])

# says: not rewritten: `LIMITS` is asked for it, and has no `gpt-oss-120b`

# case: lists and tables of something else
# options: --model *=gpt-oss-120b
from openai import OpenAI

LIMITS = {"gpt-4o": 100, "gpt-4": 50}
KNOWN = ["gpt-4o", "gpt-4"]
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def tokens(name):
    if name not in KNOWN:
        raise ValueError(name)
    return LIMITS[name]


def ask(model="gpt-4o"):
    return client.chat.completions.create(model=model, messages=[], max_tokens=LIMITS.get(model))


print(tokens("gpt-4"))

# migrated:
from openai import OpenAI

LIMITS = {"gpt-4o": 100, "gpt-4": 50}
KNOWN = ["gpt-4o", "gpt-4"]
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def tokens(name):
    if name not in KNOWN:
        raise ValueError(name)
    return LIMITS[name]


def ask(model="gpt-oss-120b"):
    return client.chat.completions.create(model=model, messages=[], max_tokens=LIMITS.get(model))


print(tokens("gpt-4"))

# case: a class that needs a model, and is pointed at another address
# options: --model gpt-3.5-turbo=gpt-oss-120b
from langchain_openai import ChatOpenAI as Chat


def build(llm=None):
    return llm or Chat(temperature=0)


def filled(options):
    return Chat("x", **options)

# migrated:
import os

from langchain_openai import ChatOpenAI as Chat


def build(llm=None):
    return llm or Chat(
        temperature=0,
        base_url="https://api.cerebras.ai/v1",
        api_key=os.environ.get("CEREBRAS_API_KEY"),
        model="gpt-oss-120b",
    )


def filled(options):
    return Chat("x", **options)

# case: a class that needs a model
# options: --model gpt-3.5-turbo=gpt-oss-120b
from langchain_openai import ChatOpenAI as Chat


def build(llm=None):
    return llm or Chat(temperature=0)


def named():
    return Chat(model_name="gpt-oss-120b")

# migrated:
from langchain_cerebras import ChatCerebras as Chat


def build(llm=None):
    return llm or Chat(temperature=0, model="gpt-oss-120b")


def named():
    return Chat(model_name="gpt-oss-120b")

# case: a class that needs a model, and none is chosen
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(temperature=0)

# says: which model to take is for you to say: `migrate --model gpt-3.5-turbo=ID`

# case: a client of the target that asks for its class's own model
# options: --model gpt-3.5-turbo=gpt-oss-120b
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
print(llm.invoke("hi").content)

# migrated:
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1", model="gpt-oss-120b")
print(llm.invoke("hi").content)
# says: nothing is left to do by hand

# case: a class that asks for a model by itself becomes one that asks for another
from agno.models.openai import OpenAIChat

llm = OpenAIChat(temperature=0)

# migrated:
from agno.models.cerebras import CerebrasOpenAI

llm = CerebrasOpenAI(temperature=0)
# says: nothing is left to do by hand

# case: a class that asks for a model by itself becomes one that needs to be told
# options: --model gpt-3.5-turbo=gpt-oss-120b
from llama_index.llms.openai import OpenAI

llm = OpenAI(temperature=0)

# migrated:
from llama_index.llms.cerebras import Cerebras

llm = Cerebras(temperature=0, model="gpt-oss-120b")
# says: nothing is left to do by hand

# case: two classes that become one
# options: --model *=gpt-oss-120b
import os
from typing import Dict, Optional, Union

from langchain_community.chat_models import ChatOpenAI
from langchain_openai import AzureChatOpenAI


def setting(config: Dict[str, str], name: str) -> str:
    value = os.environ.get(name) or config.get(name)
    if value is None:
        raise ValueError(f"{name} is not in config.json")
    return value


def is_chat(llm: Optional[Union[ChatOpenAI, AzureChatOpenAI, str]], other: "ChatOpenAI | None") -> bool:
    return isinstance(llm, (ChatOpenAI, AzureChatOpenAI))


def model(config: Dict[str, str]) -> Union[ChatOpenAI, AzureChatOpenAI]:
    if setting(config, "llm.type") == "azure":
        return AzureChatOpenAI(azure_endpoint="x", openai_api_key=setting(config, "llm.key"), azure_deployment="d")
    return ChatOpenAI(openai_api_key=setting(config, "llm.key"), model_name=setting(config, "llm.model"))

# migrated:
import os
from typing import Dict, Optional, Union

from langchain_cerebras import ChatCerebras


def setting(config: Dict[str, str], name: str) -> str:
    value = os.environ.get(name) or config.get(name)
    if value is None:
        raise ValueError(f"{name} is not in config.json")
    return value


def is_chat(llm: Optional[Union[ChatCerebras, str]], other: "ChatCerebras | None") -> bool:
    return isinstance(llm, ChatCerebras)


def model(config: Dict[str, str]) -> ChatCerebras:
    if setting(config, "llm.type") == "azure":
        return ChatCerebras(api_key=setting(config, "llm.key"), model="gpt-oss-120b")
    return ChatCerebras(api_key=setting(config, "llm.key"), model_name=setting(config, "llm.model"))
# says: the key of this client stays the one that is given here: it has to be one of Cerebras

# case: what was there twice stays
# options: --model *=gpt-oss-120b
from typing import Union

from openai import OpenAI
from openai import OpenAI


def make(a: Union[str, str]) -> OpenAI:
    return OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk").chat.completions.create(model="gpt-4", messages=[])

# migrated:
from typing import Union

from openai import OpenAI
from openai import OpenAI


def make(a: Union[str, str]) -> OpenAI:
    return OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk").chat.completions.create(model="gpt-oss-120b", messages=[])

# case: a key of a configuration, a variable, a variable or something else
# options: --model *=gpt-oss-120b
import os

from openai import OpenAI


def setting(config, name):
    return os.environ.get(name) or config.get(name)


def configured(config):
    return OpenAI(api_key=setting(config, "llm.key"))


def either(config):
    return OpenAI(api_key=setting(config, "LLM_KEY"))


def direct(config):
    return OpenAI(api_key=os.environ.get("OPENAI_API_KEY") or config.key)

# migrated:
import os

from openai import OpenAI


def setting(config, name):
    return os.environ.get(name) or config.get(name)


def configured(config):
    return OpenAI(
        api_key=setting(config, "llm.key"),
        base_url="https://api.cerebras.ai/v1",
    )


def either(config):
    return OpenAI(
        api_key=setting(config, "LLM_KEY"),
        base_url="https://api.cerebras.ai/v1",
    )


def direct(config):
    return OpenAI(
        api_key=os.environ.get("CEREBRAS_API_KEY") or config.key,
        base_url="https://api.cerebras.ai/v1",
    )
# says: main.py:11:18: possible: the key of this client stays the one that is given here
# says: main.py:18:18: possible: the key of this client stays the one that is given here
# says: main.py:25:18: possible: a key that is given here has to be one of Cerebras

# case: texts that name a variable which is still needed
# options: --model *=gpt-oss-120b
import openai


def ask(text: str):
    try:
        return openai.OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])
    except openai.OpenAIError as error:
        raise RuntimeError("please set OPENAI_API_KEY") from error

# file: encoder.py
import openai
from pinecone_text.dense import OpenAIEncoder


def encoder():
    try:
        return OpenAIEncoder("text-embedding-3-small")
    except openai.OpenAIError as error:
        raise RuntimeError("please set OPENAI_API_KEY") from error

# migrated:
import os

import openai


def ask(text: str):
    try:
        return openai.OpenAI(
            base_url="https://api.cerebras.ai/v1",
            api_key=os.environ.get("CEREBRAS_API_KEY"),
        ).chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}])
    except openai.OpenAIError as error:
        raise RuntimeError("please set CEREBRAS_API_KEY") from error

# case: a text that names other variables too
# options: --model *=gpt-oss-120b
import os

from openai import AzureOpenAI


def client(key: str | None = None):
    try:
        return AzureOpenAI(api_key=key, api_version="1", azure_endpoint=os.environ["AZURE_OPENAI_ENDPOINT"])
    except KeyError as error:
        raise RuntimeError("set AZURE_OPENAI_API_KEY and AZURE_OPENAI_ENDPOINT") from error

# migrated:
import os

from openai import OpenAI


def client(key: str | None = None):
    try:
        return OpenAI(
            api_key=key or os.environ.get("CEREBRAS_API_KEY"),
            base_url="https://api.cerebras.ai/v1",
        )
    except KeyError as error:
        raise RuntimeError("set AZURE_OPENAI_API_KEY and AZURE_OPENAI_ENDPOINT") from error
# says: this text names `AZURE_OPENAI_API_KEY` and `AZURE_OPENAI_ENDPOINT`: rewritten clients need `CEREBRAS_API_KEY`

# case: what was the name of a deployment, and isn't written
# options: --model *=gpt-oss-120b
import os

from openai import AzureOpenAI

client = AzureOpenAI(azure_deployment=os.environ["DEPLOYMENT"], azure_endpoint="https://x.openai.azure.com")


def ask(config):
    return client.chat.completions.create(model=config.deployment, messages=[])

# migrated:
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))


def ask(config):
    return client.chat.completions.create(model=config.deployment, messages=[])
# says: main.py:9:43: possible: what is given here was the name of a deployment; Cerebras wants a model id here

# case: ids of LiteLLM
# options: --model *=gpt-oss-120b
import os

from litellm import completion

NAMES = ["gpt-4o", "openai/gpt-4o-mini"]


def known():
    return completion(model="gpt-4o", messages=[], api_base="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])


def several(flag):
    for name in NAMES:
        completion(model=name, messages=[])
    return completion(model="gpt-5" if flag else "openai/o3", messages=[])


def provider():
    return completion(model="gpt-5-mini", messages=[], custom_llm_provider="openai")


def elsewhere(url):
    return completion(model="gpt-4.1", messages=[], api_base=url)

# migrated:
import os

from litellm import completion

NAMES = ["cerebras/gpt-oss-120b", "cerebras/gpt-oss-120b"]


def known():
    return completion(model="cerebras/gpt-oss-120b", messages=[], api_base="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])


def several(flag):
    for name in NAMES:
        completion(model=name, messages=[])
    return completion(model="cerebras/gpt-oss-120b" if flag else "cerebras/gpt-oss-120b", messages=[])


def provider():
    return completion(model="gpt-oss-120b", messages=[], custom_llm_provider="cerebras")


def elsewhere(url):
    return completion(model="gpt-4.1", messages=[], api_base=url)
# says: not rewritten: it isn't known whom its client talks to

# case: an id of LiteLLM that is put together
# options: --model *=gpt-oss-120b
from litellm import completion

FAMILY = "gpt-4o"
print(completion(model=f"openai/{FAMILY}-mini", messages=[]))

# says: not rewritten: its model is not written where it could begin with `cerebras/`

# case: the name of a deployment, with the SDK of the target
# options: --to cerebras-sdk
from openai import AzureOpenAI

client = AzureOpenAI(azure_deployment="ours", azure_endpoint="https://x.openai.azure.com", api_version="1", api_key="k")
print(client.chat.completions.create(model="ours", messages=[]))

# migrated:
from cerebras.cloud.sdk import Cerebras

client = Cerebras()
print(client.chat.completions.create(model="ours", messages=[]))
# says: `ours` was the name of a deployment; Cerebras wants a model id here

# case: what another package makes of an old method
from somewhere import wrap
import openai

ask = wrap(openai.Completion.create)


def go(prompt):
    print(ask(model="gpt-oss-120b", prompt=prompt)["choices"][0]["text"])
# says: what another package makes of the method can't be followed
