# The model asked for: CBS004.

# case: literal
from openai import OpenAI

client = OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-4o", messages=[])  #! CBS004

# case: dated id
def ask(client):
    client.chat.completions.create(model="gpt-4o-mini-2024-07-18", messages=[])  #! CBS004

# case: older id
def ask(client):
    client.chat.completions.create(model="gpt-3.5-turbo", messages=[])  #! CBS004

# case: gpt 4
def ask(client):
    client.chat.completions.create(model="gpt-4", messages=[])  #! CBS004

# case: gpt 4.1
def ask(client):
    client.chat.completions.create(model="gpt-4.1-nano", messages=[])  #! CBS004

# case: gpt 5
def ask(client):
    client.chat.completions.create(model="gpt-5-mini", messages=[])  #! CBS004

# case: o series
def ask(client):
    client.chat.completions.create(model="o4-mini", messages=[])  #! CBS004

# case: o1
def ask(client):
    client.chat.completions.create(model="o1", messages=[])  #! CBS004

# case: fine-tuned id
def ask(client):
    client.chat.completions.create(model="ft:gpt-4o-mini-2024-07-18:acme::abc123", messages=[])  #! CBS004

# case: chatgpt id
def ask(client):
    client.chat.completions.create(model="chatgpt-4o-latest", messages=[])  #! CBS004

# case: constant
MODEL = "gpt-4o"  #! CBS004


def ask(client, messages):
    return client.chat.completions.create(model=MODEL, messages=messages)

# case: constant used twice is one finding
MODEL = "gpt-4o"  #! CBS004


def ask(client, messages):
    client.chat.completions.create(model=MODEL, messages=messages)
    return client.chat.completions.create(model=MODEL, messages=messages, temperature=0)

# case: in a dict
def ask(client, messages):
    request = {
        "model": "gpt-4o",  #! CBS004
        "messages": messages,
    }
    return client.chat.completions.create(**request)

# case: environment with a default
import os

MODEL = os.getenv("MODEL", "gpt-4o")  #! CBS004?


def ask(client, messages):
    return client.chat.completions.create(model=MODEL, messages=messages)

# case: or
def ask(client, messages, model):
    return client.chat.completions.create(model=model or "gpt-4o", messages=messages)  #! CBS004?

# case: one of two ids of which one is right
def ask(client, messages, small):
    model = "gpt-oss-120b" if small else "gpt-4o"  #! CBS004?
    return client.chat.completions.create(model=model, messages=messages)

# case: every branch has a wrong id
def ask(client, messages, small):
    if small:
        model = "gpt-4o-mini"  #! CBS004
    else:
        model = "gpt-4o"  #! CBS004
    return client.chat.completions.create(model=model, messages=messages)

# case: retired id
def ask(client):
    client.chat.completions.create(model="llama3.1-8b", messages=[])  #! CBS004

# case: retired with a replacement
def ask(client):
    client.chat.completions.create(model="llama-3.3-70b", messages=[])  #! CBS004

# case: retired long ago
def ask(client):
    client.chat.completions.create(model="qwen-3-coder-480b", messages=[])  #! CBS004

# case: misspelt with a vendor
def ask(client):
    client.chat.completions.create(model="openai/gpt-oss-120b", messages=[])  #! CBS004

# case: misspelt with a dash
def ask(client):
    client.chat.completions.create(model="llama-3.1-8b", messages=[])  #! CBS004

# case: prefix of another library
def ask(client):
    client.chat.completions.create(model="cerebras/gpt-oss-120b", messages=[])  #! CBS004

# case: cerebras sdk with an openai model
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-4o", messages=[])  #! CBS004

# case: gpt-oss is a cerebras id
def ask(client):
    client.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: qwen is a cerebras id
def ask(client):
    client.chat.completions.create(model="qwen-3.8-27b", messages=[])

# case: unknown id
def ask(client):
    client.chat.completions.create(model="my-endpoint-1234", messages=[])

# case: model is a parameter
def ask(client, model):
    client.chat.completions.create(model=model, messages=[])

# case: model from the environment
import os


def ask(client):
    client.chat.completions.create(model=os.environ["MODEL"], messages=[])

# case: a model id that is not sent
SUPPORTED = ["gpt-4o", "gpt-4o-mini"]
PRICES = {"gpt-4o": 2.5}


def price(model):
    return PRICES.get(model, PRICES["gpt-4o"])

# case: model id in target scope for another client
# options: --scope target
def ask(client):
    client.chat.completions.create(model="gpt-4o", messages=[])

# case: model of another provider's client
from openai import OpenAI

client = OpenAI(base_url="https://openrouter.ai/api/v1", api_key="k")
client.chat.completions.create(model="gpt-4o", messages=[])

# case: overwritten before the call
def ask(client):
    request = {"model": "gpt-4o"}
    request["model"] = "gpt-oss-120b"
    client.chat.completions.create(**request, messages=[])

# case: model set in extra body
def ask(client):
    client.chat.completions.create(model="gpt-oss-120b", messages=[], extra_body={"model": "gpt-4o"})  #! CBS004

# case: model overridden by extra body
def ask(client):
    client.chat.completions.create(model="gpt-4o", messages=[], extra_body={"model": "gpt-oss-120b"})

# case: default of a parameter
def ask(client, messages, model="gpt-4o"):  #! CBS004?
    return client.chat.completions.create(model=model, messages=messages)

# case: only these can arrive
import os

from openai import OpenAI

CHAT = ("gpt-4", "gpt-4o")
PRICES = {"gpt-4": 1, "gpt-4.1": 2}


class Bot:
    def __init__(self, model):
        self.model = model
        self.client = OpenAI()  #! CBS001

    def ask(self, messages):
        if self.model in ["gpt-4", "gpt-4o"]:
            return self.client.chat.completions.create(model=self.model, messages=messages)  #! CBS004
        raise ValueError(self.model)

    def checked(self, model, messages):
        if not (model in CHAT or model == "o1"):
            raise ValueError(model)
        return self.client.chat.completions.create(model=model, messages=messages)  #! CBS004

    def priced(self, model, messages):
        if model not in PRICES:
            return None
        return self.client.chat.completions.create(model=model, messages=messages)  #! CBS004

    def mixed(self, model, messages):
        if model in {"gpt-oss-120b", "gpt-4o"} and messages:
            return self.client.chat.completions.create(model=model, messages=messages)  #! CBS004?

# fixed: unsafe
import os

from openai import OpenAI

CHAT = ("gpt-4", "gpt-4o")
PRICES = {"gpt-4": 1, "gpt-4.1": 2}


class Bot:
    def __init__(self, model):
        self.model = model
        self.client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ.get("CEREBRAS_API_KEY"))

    def ask(self, messages):
        if self.model in ["gpt-4", "gpt-4o"]:
            return self.client.chat.completions.create(model=self.model, messages=messages)
        raise ValueError(self.model)

    def checked(self, model, messages):
        if not (model in CHAT or model == "o1"):
            raise ValueError(model)
        return self.client.chat.completions.create(model=model, messages=messages)

    def priced(self, model, messages):
        if model not in PRICES:
            return None
        return self.client.chat.completions.create(model=model, messages=messages)

    def mixed(self, model, messages):
        if model in {"gpt-oss-120b", "gpt-4o"} and messages:
            return self.client.chat.completions.create(model=model, messages=messages)

# case: others can arrive too
from cerebras.cloud.sdk import Cerebras

KNOWN = ["gpt-4"]
KNOWN.append(input())


class Bot:
    def __init__(self, model):
        self.model = model
        self.client = Cerebras()

    def switch(self, model):
        self.model = model

    def ask(self, messages, model, other):
        if self.model in ["gpt-4"]:
            print(self.switch(other))
            self.client.chat.completions.create(model=self.model, messages=messages)
        if model in KNOWN:
            self.client.chat.completions.create(model=model, messages=messages)
        if model in ["gpt-4"] or messages:
            self.client.chat.completions.create(model=model, messages=messages)
        if model not in ["gpt-4"]:
            self.client.chat.completions.create(model=model, messages=messages)
        if model not in ["gpt-4"]:
            print(model)
        else:
            model = other
            self.client.chat.completions.create(model=model, messages=messages)
        if other == "gpt-4":
            other = "gpt-oss-120b"
        self.client.chat.completions.create(model=other, messages=messages)
