# Efforts that the model does not take, and limits that leave no answer: CBS403, CBS404.

# case: efforts of gpt-oss
def ask(client, messages):
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, reasoning_effort="low")
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, reasoning_effort="none")  #! CBS403
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, reasoning_effort="minimal")  #! CBS403
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, reasoning_effort=None)

# case: efforts of other models
def ask(client, messages):
    client.chat.completions.create(model="qwen-3.8-27b", messages=messages, reasoning_effort="none")
    client.chat.completions.create(model="gemma-4-31b", messages=messages, reasoning_effort="high")
    client.chat.completions.create(model="qwen-3.8-27b", messages=messages, reasoning_effort="xhigh")  #! CBS403

# case: efforts that live answers took
def ask(client, messages):
    for_each = {"model": "zai-glm-4.7", "messages": messages}  #! CBS004
    client.chat.completions.create(**for_each, reasoning_effort="none")
    client.chat.completions.create(**for_each, reasoning_effort="low")
    client.chat.completions.create(**for_each, reasoning_effort="high")
    client.chat.completions.create(**for_each, reasoning_effort="max")  #! CBS403

# case: efforts of a model that takes others
def ask(client, messages):
    client.chat.completions.create(model="kimi-k3", messages=messages, reasoning_effort="max")

# case: efforts of a model that is not known
def ask(client, model, messages):
    client.chat.completions.create(model=model, messages=messages, reasoning_effort="low")
    client.chat.completions.create(model=model, messages=messages, reasoning_effort="minimal")  #! CBS403?

# case: an effort that is not known
def ask(client, messages, effort):
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, reasoning_effort=effort)

# case: efforts in later documentation
# options: --edition 2026-10
def ask(client, messages):
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, reasoning_effort="none")  #! CBS403

# case: an effort that one model of two doesn't take
def ask(client, messages, fast):
    client.chat.completions.create(
        model="gpt-oss-120b" if fast else "qwen-3.8-27b",
        messages=messages,
        reasoning_effort="none",  #! CBS403?
    )

# case: little room
def ask(client, messages):
    client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        max_tokens=10,  #! CBS404
    )

# case: little room in the newer field
def ask(client, messages):
    params = {"model": "gpt-oss-120b", "max_completion_tokens": 64}  #! CBS404
    return client.chat.completions.create(messages=messages, **params)

# case: enough room
def ask(client, messages, limit):
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, max_completion_tokens=1000)
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, max_completion_tokens=-1)
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, max_completion_tokens=limit)
    client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: little room for a model that does not reason
def ask(client, model, messages):
    client.chat.completions.create(model="gemma-4-31b", messages=messages, max_tokens=10)
    client.chat.completions.create(model="qwen-3.8-27b", messages=messages, max_tokens=10, reasoning_effort="none")
    client.chat.completions.create(model=model, messages=messages, max_tokens=10)

# case: an effort that may be empty is tested for
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
EFFORT = os.getenv("EFFORT", "")


def ask(messages, effort=None):
    body = {"model": os.getenv("MODEL", "gemma-4-31b"), "messages": messages}
    chosen = (effort or "").lower()
    if chosen and chosen not in ("none", "off"):
        body["reasoning_effort"] = chosen
    client.chat.completions.create(**body)
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, reasoning_effort=EFFORT)


ask([])
