# The module-level interface of openai < 1.0: CBS303.

# case: chat completion
import openai  #! CBS001

openai.ChatCompletion.create(model="my-model", messages=[])  #! CBS303

# case: asynchronous
import openai  #! CBS001


async def ask(messages):
    return await openai.ChatCompletion.acreate(model="my-model", messages=messages)  #! CBS303

# case: its fields
import openai  #! CBS001

openai.ChatCompletion.create(  #! CBS303
    model="gpt-3.5-turbo",  #! CBS004
    messages=[],
    frequency_penalty=0.5,  #! CBS101
    presence_penalty=0.5,  #! CBS103
)

# case: the model as an engine
import openai  #! CBS001

openai.ChatCompletion.create(  #! CBS303
    engine="gpt-4",  #! CBS004
    messages=[],
)

# case: text completion
import openai  #! CBS001

openai.Completion.create(model="my-model", prompt="Once")  #! CBS301 CBS303

# case: embedding
import openai  #! CBS001

openai.Embedding.create(model="my-model", input="x")  #! CBS302 CBS303

# case: imported class
from openai import ChatCompletion  #! CBS001

ChatCompletion.create(model="my-model", messages=[])  #! CBS303

# case: module under another name
import openai as ai  #! CBS001

ai.ChatCompletion.create(model="my-model", messages=[], logit_bias={})  #! CBS102 CBS303

# case: dict of parameters
import openai  #! CBS001


def ask(messages):
    params = {
        "model": "my-model",
        "logit_bias": {},  #! CBS102
    }
    return openai.ChatCompletion.create(messages=messages, **params)  #! CBS303

# case: streaming json
import openai  #! CBS001

openai.ChatCompletion.create(model="my-model", messages=[], stream=True, response_format={"type": "json_object"})  #! CBS201 CBS303

# case: moderation
import openai  #! CBS001

openai.Moderation.create(input="x")  #! CBS302 CBS303

# case: image
import openai  #! CBS001

openai.Image.create(prompt="x")  #! CBS302 CBS303

# case: another class with that name
class ChatCompletion:
    @classmethod
    def create(cls, **kwargs):
        return kwargs


ChatCompletion.create(messages=[], frequency_penalty=1)

# case: another module with that class
import fastchat_client as openai

openai.ChatCompletion.create(model="gpt-4", messages=[], frequency_penalty=1)

# case: error classes are no calls
import openai


def ask(ask_once):
    try:
        return ask_once()
    except openai.error.RateLimitError:
        return None

# case: pointed elsewhere
import openai

openai.api_base = "http://localhost:8000/v1"
openai.ChatCompletion.create(model="gpt-4", messages=[], frequency_penalty=1)

# case: pointed at the target
import os

import openai

openai.api_base = "https://api.cerebras.ai/v1"
openai.api_key = os.environ["CEREBRAS_API_KEY"]
openai.ChatCompletion.create(model="my-model", messages=[])  #! CBS303

# case: a program that goes round and round
import openai


def ask(messages):
    return openai.ChatCompletion.create(model="my-model", messages=messages)  #! CBS303


if __name__ == "__main__":
    openai.api_key = open("key.txt").read()  #! CBS001
    while True:
        print(ask([]))

# case: of Azure
import openai

openai.api_type = "azure"  #! CBS003
openai.api_base = "https://example.openai.azure.com/"
openai.api_version = "2023-05-15"
openai.ChatCompletion.create(engine="my-deployment", messages=[], logit_bias={})  #! CBS102 CBS303

# case: perhaps of Azure
import os

import openai  #! CBS001

openai.api_type = os.environ["OPENAI_API_TYPE"]
openai.ChatCompletion.create(model="my-model", messages=[])  #! CBS303

# case: the module is told once, where its key is set
import os

import openai

openai.organization = "org"
openai.api_key = os.environ["OPENAI_API_KEY"]  #! CBS001


def ask(messages):
    return openai.ChatCompletion.create(model="my-model", messages=messages)  #! CBS303


def embed(text):
    return openai.Embedding.create(model="my-model", input=text)  #! CBS302 CBS303

# case: the module is told where another file sets it up
import openai
from helper import complete

openai.api_key = "k"  #! CBS001
complete("x")
# file: helper.py
import openai


def complete(prompt):
    return openai.Completion.create(model="my-model", prompt=prompt)  #! CBS301 CBS303

# case: the module is told where each file imports it
import openai  #! CBS001
from helper import complete

complete("x")
openai.Model.list()  #! CBS303
# file: helper.py
import openai  #! CBS001


def complete(prompt):
    return openai.Completion.create(model="my-model", prompt=prompt)  #! CBS301 CBS303

# case: a module without requests
import openai

openai.api_key = "k"
print(openai.__version__)

# case: a call that says whom it talks to
import openai  #! CBS001

openai.ChatCompletion.create(model="gpt-4", messages=[], api_base="http://localhost:8000/v1", api_key="x")
openai.ChatCompletion.create(model="my-model", messages=[])  #! CBS303

# case: calls that all say that they talk to others
import openai


def ask(messages):
    return openai.ChatCompletion.create(model="gpt-4", messages=messages, api_base="https://api.groq.com/openai/v1")

# case: a switch that is off
import openai

use_local = False
if use_local:
    openai.api_base = "http://localhost:8000/v1"
else:
    openai.api_key = "k"  #! CBS001


def ask(messages):
    return openai.ChatCompletion.create(model="gpt-4", messages=messages, logit_bias={})  #! CBS004 CBS102 CBS303

# case: a switch that is on
import openai

use_local = True
if use_local:
    openai.api_base = "http://localhost:8000/v1"


def ask(messages):
    return openai.ChatCompletion.create(model="gpt-4", messages=messages, logit_bias={})

# case: a switch that is off in a notebook
import openai  #! CBS001
# %%
use_local = False #@param {type:"boolean"}
if use_local:
    openai.api_base = "http://localhost:8000/v1"
# %%
client = openai
client.ChatCompletion.create(model="gpt-4", messages=[])  #! CBS004 CBS303
client.Completion.create(model="my-model", prompt="x")  #! CBS301 CBS303
