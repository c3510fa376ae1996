import threading
from contextvars import ContextVar

from openai import OpenAI

current = ContextVar("current")
local = threading.local()


def begin():
    current.set(OpenAI())
    local.client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
    local.options = {"presence_penalty": 0.5}


def ask(question):
    messages = [{"role": "user", "content": question}]
    return current.get().chat.completions.create(model="gpt-oss-120b", messages=messages, logit_bias={"1": 1})


def ask_there(question):
    messages = [{"role": "user", "content": question}]
    return local.client.chat.completions.create(model="llama", messages=messages, service_tier="auto")


begin()
print(ask("x").choices[0].message.content)
print(ask_there("x").choices[0].message.content)
