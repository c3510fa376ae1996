# The module-level interface of openai < 1.0: CBS303.

# case: chat completion
import openai

openai.ChatCompletion.create(model="my-model", messages=[])  #! CBS303

# case: asynchronous
import openai


async def ask(messages):
    return await openai.ChatCompletion.acreate(model="my-model", messages=messages)  #! CBS303

# case: its fields
import openai

openai.ChatCompletion.create(  #! CBS303
    model="gpt-3.5-turbo",  #! CBS004
    messages=[],
    frequency_penalty=0.5,  #! CBS101
    presence_penalty=0.5,  #! CBS103
)

# case: the model as an engine
import openai

openai.ChatCompletion.create(  #! CBS303
    engine="gpt-4",  #! CBS004
    messages=[],
)

# case: text completion
import openai

openai.Completion.create(model="my-model", prompt="Once")  #! CBS301 CBS303

# case: embedding
import openai

openai.Embedding.create(model="my-model", input="x")  #! CBS302 CBS303

# case: imported class
from openai import ChatCompletion

ChatCompletion.create(model="my-model", messages=[])  #! CBS303

# case: module under another name
import openai as ai

ai.ChatCompletion.create(model="my-model", messages=[], logit_bias={})  #! CBS102 CBS303

# case: dict of parameters
import openai


def ask(messages):
    params = {
        "model": "my-model",
        "logit_bias": {},  #! CBS102
    }
    return openai.ChatCompletion.create(messages=messages, **params)  #! CBS303

# case: streaming json
import openai

openai.ChatCompletion.create(model="my-model", messages=[], stream=True, response_format={"type": "json_object"})  #! CBS201 CBS303

# case: moderation
import openai

openai.Moderation.create(input="x")  #! CBS302 CBS303

# case: image
import openai

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
    openai.api_key = open("key.txt").read()
    while True:
        print(ask([]))

# case: of Azure
import openai

openai.api_type = "azure"  #! CBS003
openai.api_base = "https://example.openai.azure.com/"
openai.api_version = "2023-05-15"
openai.ChatCompletion.create(engine="my-deployment", messages=[], logit_bias={})

# case: perhaps of Azure
import os

import openai

openai.api_type = os.environ["OPENAI_API_TYPE"]
openai.ChatCompletion.create(model="my-model", messages=[])  #! CBS303
