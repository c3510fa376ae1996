# Stores of frameworks: a session's state, a request's globals, an application's settings, context variables.

# case: streamlit's session
import streamlit as st
from openai import OpenAI

if "client" not in st.session_state:
    st.session_state["client"] = OpenAI()  #! CBS001


def embed(text):
    return st.session_state["client"].embeddings.create(model="my-model", input=text)  #! CBS302


def complete(prompt):
    return st.session_state.client.completions.create(model="my-model", prompt=prompt)  #! CBS301


def ask(messages):
    return st.session_state.get("client").chat.completions.create(model="m", messages=messages, logit_bias={})  #! CBS102

# case: streamlit's session as an attribute, handed to helpers
import streamlit
from openai import OpenAI
from streamlit import session_state


def embed(client, text):
    return client.embeddings.create(model="my-model", input=text)  #! CBS302


def main():
    session_state.setdefault("client", OpenAI())  #! CBS001
    embed(streamlit.session_state.client, "x")

# case: a model in streamlit's session may be what a widget says
import streamlit as st
from openai import OpenAI

client = OpenAI()  #! CBS001
if "openai_model" not in st.session_state:
    st.session_state["openai_model"] = "gpt-3.5-turbo"  #! CBS004?


def ask(messages):
    return client.chat.completions.create(model=st.session_state["openai_model"], messages=messages)

# case: another provider in streamlit's session
import streamlit as st
from groq import Groq
from openai import OpenAI

st.session_state["client"] = Groq()
st.session_state.local = OpenAI(base_url="http://localhost:8000/v1", api_key="x")


def ask(messages):
    st.session_state.local.chat.completions.create(model="gpt-4o", messages=messages, logit_bias={})
    return st.session_state["client"].chat.completions.create(model="gpt-4o", messages=messages, logit_bias={})

# case: one of two in streamlit's session
import streamlit as st
from groq import Groq
from openai import OpenAI


def choose(name):
    st.session_state.client = None
    if name == "openai":
        st.session_state.client = OpenAI()  #! CBS001
    else:
        st.session_state.client = Groq()


def embed(text):
    return st.session_state.client.embeddings.create(model="my-model", input=text)  #! CBS302?

# case: what streamlit's session does not tell
import streamlit as st
from openai import OpenAI

st.session_state["client"] = OpenAI()  #! CBS001


class State:
    pass


session_state = State()


def embed(key, text):
    st.session_state[key].embeddings.create(model="my-model", input=text)
    st.session_state["other"].embeddings.create(model="my-model", input=text)
    st.session_states.client.embeddings.create(model="my-model", input=text)
    session_state.client.embeddings.create(model="my-model", input=text)
    return st.secrets["client"].embeddings.create(model="my-model", input=text)

# case: a list in streamlit's session is changed on the way
import streamlit as st
from openai import OpenAI

client = OpenAI()  #! CBS001


def begin():
    st.session_state.messages = [{"role": "user", "content": "x", "name": 1}]


def ask():
    return client.chat.completions.create(model="my-model", messages=st.session_state.messages)

# case: two programs do not share a session
import streamlit as st
from openai import OpenAI

st.session_state["client"] = OpenAI()  #! CBS001
# file: other.py
import streamlit as st
from groq import Groq


def begin():
    st.session_state["client"] = Groq()


def embed(text):
    return st.session_state["client"].embeddings.create(model="my-model", input=text)

# case: flask
from flask import Flask, current_app, g
from openai import OpenAI

app = Flask(__name__)
app.config["CLIENT"] = OpenAI()  #! CBS001


@app.before_request
def before():
    g.client = OpenAI()  #! CBS001


@app.route("/")
def index():
    g.client.embeddings.create(model="my-model", input="x")  #! CBS302
    getattr(g, "client", None).files.create(file=b"", purpose="batch")  #! CBS302?
    return current_app.config["CLIENT"].images.generate(prompt="x")  #! CBS302

# case: flask's globals set by another file of the program
from flask import Flask, g

import views
from openai import OpenAI

app = Flask(__name__)


@app.before_request
def before():
    g.client = OpenAI()  #! CBS001
    g.llm = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
# file: views.py
import openai
from flask import g


def index():
    g.llm.embeddings.create(model="my-model", input="x")
    return g.client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: fastapi
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Request
from openai import AsyncOpenAI


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.client = AsyncOpenAI()  #! CBS001
    yield


app = FastAPI(lifespan=lifespan)


def get_client(request: Request):
    return request.app.state.client


@app.get("/")
async def index(client=Depends(get_client)):
    return await client.embeddings.create(model="my-model", input="x")  #! CBS302


@app.get("/other")
async def other(request: Request):
    await request.app.state.groq.embeddings.create(model="my-model", input="x")
    await request.state.client.embeddings.create(model="my-model", input="x")
    return await app.state.client.embeddings.create(model="my-model", input="x")  #! CBS302

# case: a context variable and a thread's own storage
import threading
from contextvars import ContextVar

from groq import Groq
from openai import OpenAI

current: ContextVar[OpenAI] = ContextVar("current")
default = ContextVar("default", default=OpenAI())  #! CBS001
other = ContextVar("other")
local = threading.local()
second = threading.local()


def begin():
    current.set(OpenAI())  #! CBS001
    other.set(Groq())
    local.client = OpenAI()  #! CBS001
    second.client = Groq()


def embed(text):
    current.get().embeddings.create(model="my-model", input=text)  #! CBS302
    default.get().embeddings.create(model="my-model", input=text)  #! CBS302
    other.get().embeddings.create(model="my-model", input=text)
    second.client.embeddings.create(model="my-model", input=text)
    return local.client.embeddings.create(model="my-model", input=text)  #! CBS302

# case: a context variable of another file
from openai import OpenAI

from context import client

client.set(OpenAI())  #! CBS001
client.get().embeddings.create(model="my-model", input="x")  #! CBS302
# file: context.py
from contextvars import ContextVar

client = ContextVar("client")

# case: a class of one's own with the methods of a context variable
from openai import OpenAI


class Box:
    def set(self, value):
        self.value = "x"

    def get(self):
        return None


box = Box()
box.set(OpenAI())  #! CBS001
box.get().embeddings.create(model="my-model", input="x")

# case: what is never put there
import streamlit as st
from openai import OpenAI

DEBUG = False
if DEBUG:
    st.session_state["client"] = OpenAI()


def embed(text):
    return st.session_state["client"].embeddings.create(model="my-model", input=text)

# case: fastapi's state set by the program, read by a router that imports no SDK
from fastapi import FastAPI
from openai import OpenAI

import routes

app = FastAPI()
app.state.client = OpenAI()  #! CBS001
app.state.llm = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
app.include_router(routes.router)
# file: routes.py
from fastapi import APIRouter, Request

router = APIRouter()


@router.get("/")
def ask(request: Request):
    request.app.state.llm.chat.completions.create(model="m", messages=[], frequency_penalty=1)
    return request.app.state.client.chat.completions.create(model="m", messages=[], frequency_penalty=1)  #! CBS101
