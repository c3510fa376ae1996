# Methods and clients that another function gets and gives back: told where they are named.

# case: the module's method behind a known decorator
import backoff
import openai  #! CBS001
from asgiref.sync import sync_to_async

ask = sync_to_async(openai.Completion.create)  #! CBS301 CBS303
retried = backoff.on_exception(backoff.expo, Exception)(openai.ChatCompletion.create)  #! CBS303


async def answer(prompt):
    retried(model="gpt-oss-120b", messages=[], presence_penalty=1)  #! CBS103
    return await ask(model="text-davinci-003", prompt=prompt)  #! CBS004

# case: a partial is told once
from functools import partial

import openai  #! CBS001
from openai import OpenAI

client = OpenAI()  #! CBS001
create = partial(openai.Completion.create, model="text-davinci-003")  #! CBS004 CBS301 CBS303
embed = partial(client.embeddings.create, model="my-model")  #! CBS302
embed(input="x")
embed(input="y")


def both(prompt):
    return create(prompt=prompt), create(prompt=prompt.lower())

# case: a version that decides
import openai  #! CBS001


class Bot:
    def __init__(self):
        if openai.__version__ < "1":
            self._chat = openai.ChatCompletion.create  #! CBS303?
        else:
            self._chat = openai.chat.completions.create

    def ask(self, messages):
        return self._chat(model="gpt-4", messages=messages, logit_bias={})  #! CBS004 CBS102

# case: a method that another package wraps
from openai import OpenAI
from somewhere import traced

client = OpenAI()  #! CBS001
call = traced(client.chat.completions.create)
embed = traced(client.embeddings.create)  #! CBS302?


def ask(messages):
    embed(model="my-model", input="x")
    return call(model="gpt-4o", messages=messages, logit_bias={})  #! CBS004? CBS102?

# case: methods of others that another package wraps
from groq import Groq
from openai import OpenAI
from somewhere import Job, register, traced

client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
local = traced(client.chat.completions.create)
local(model="gpt-4o", messages=[], logit_bias={})
call = traced(Groq().chat.completions.create)
call(model="gpt-4o", messages=[], logit_bias={})
job = Job(OpenAI().embeddings.create)  #! CBS001
job(model="my-model", input="x")
handler = register(OpenAI())  #! CBS001
handler(model="gpt-4o", messages=[], logit_bias={})
own = traced(print)
own(model="gpt-4o", messages=[], logit_bias={})

# case: a client that another package wraps
from openai import OpenAI
from somewhere import observe

client = observe(OpenAI())  #! CBS001
client.embeddings.create(model="my-model", input="x")  #! CBS302?
client.completions.create(model="my-model", prompt="x")  #! CBS301?
client.chat.completions.create(model="my-model", messages=[], logit_bias={})  #! CBS102
named = observe(client=OpenAI(), name="x")  #! CBS001
named.files.list()  #! CBS302?

# case: clients of others that another package wraps
from groq import Groq
from openai import OpenAI
from somewhere import Store, observe

local = observe(OpenAI(base_url="http://localhost:8000/v1", api_key="x"))
local.embeddings.create(model="my-model", input="x")
local.chat.completions.create(model="gpt-4o", messages=[], logit_bias={})
groq = observe(Groq())
groq.chat.completions.create(model="gpt-4o", messages=[], logit_bias={})
store = Store(OpenAI())  #! CBS001
store.files.list()
store.embeddings.create(model="my-model", input="x")
plain = observe(OpenAI())  #! CBS001
plain.save("x")
plain.start(model="gpt-4o", logit_bias={})
