# Fields that exclude or need each other: CBS202, CBS203, CBS204.

# case: tools and a format
def ask(client, messages, tools):
    return client.chat.completions.create(
        messages=messages,
        tools=tools,
        response_format={"type": "json_object"},  #! CBS202
    )

# case: tools and a class as the format
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


def ask(client, messages, tools):
    return client.chat.completions.parse(messages=messages, tools=tools, response_format=Answer)  #! CBS202

# case: tools and plain text
def ask(client, messages, tools):
    return client.chat.completions.create(messages=messages, tools=tools, response_format={"type": "text"})

# case: tools or a format
def ask(client, messages, tools):
    params = {"messages": messages}
    if tools:
        params["tools"] = tools
    else:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)

# case: tools that may be there
def ask(client, messages, tools=None):
    params = {"messages": messages, "response_format": {"type": "json_object"}}  #! CBS202?
    if tools:
        params["tools"] = tools
    return client.chat.completions.create(**params)

# case: tools and a format on the model that rejects them
# options: --edition 2026-10
def ask(client, messages, tools):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        tools=tools,
        response_format={"type": "json_object"},  #! CBS202
    )

# case: tools and a format on a model that is not known
# options: --edition 2026-10
def ask(client, model, messages, tools):
    return client.chat.completions.create(
        model=model,
        messages=messages,
        tools=tools,
        response_format={"type": "json_object"},  #! CBS202?
    )

# case: a wrapper that passes on what it is given
from openai import omit


def ask(client, messages, tools=None, tool_choice=None, format=None, limit=None, new=False):
    return client.chat.completions.create(
        messages=messages,
        tools=tools or omit,
        tool_choice=tool_choice or omit,
        response_format={"type": "json_object"} if format else omit,
        max_tokens=omit if new else limit,
        max_completion_tokens=limit if new else omit,
    )

# case: none of both
from openai import NOT_GIVEN


def ask(client, messages, tools):
    client.chat.completions.create(messages=messages, tools=NOT_GIVEN, response_format={"type": "json_object"})
    client.chat.completions.create(messages=messages, tools=tools, response_format=NOT_GIVEN)
    client.chat.completions.create(messages=messages, tools=None, response_format={"type": "json_object"})

# case: a choice without tools
def ask(client, messages):
    return client.chat.completions.create(messages=messages, tool_choice="auto")  #! CBS203

# case: a choice with tools
def ask(client, messages, tools):
    return client.chat.completions.create(messages=messages, tools=tools, tool_choice="auto")

# case: a choice with tools that may be passed
def ask(client, messages, extra, **more):
    client.chat.completions.create(messages=messages, tool_choice="auto", **more)
    client.chat.completions.create(messages=messages, tool_choice="auto", extra_body=extra)

# case: a choice with tools under the same condition
def ask(client, messages, tools):
    params = {"messages": messages}
    if tools:
        params["tools"] = tools
        params["tool_choice"] = "auto"
    return client.chat.completions.create(**params)

# case: a choice where tools may be missing
def ask(client, messages, tools):
    params = {"messages": messages, "tool_choice": "auto"}  #! CBS203?
    if tools:
        params["tools"] = tools
    return client.chat.completions.create(**params)

# case: a choice with tools that were none before
def ask(client, messages, functions, quiet):
    params = {"messages": messages}
    if quiet:
        functions = None
    if functions:
        params["tool_choice"] = "auto"
        params["tools"] = functions
    return client.chat.completions.create(**params)

# case: no choice
from openai import NOT_GIVEN


def ask(client, messages):
    client.chat.completions.create(messages=messages, tool_choice=NOT_GIVEN)
    client.chat.completions.create(messages=messages, tool_choice=None)

# case: a choice of nothing is dropped
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(model="gpt-oss-120b", messages=[], tool_choice="none")  #! CBS203

# fixed: safe
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: two limits
def ask(client, messages):
    return client.chat.completions.create(
        messages=messages,
        max_tokens=200,  #! CBS204
        max_completion_tokens=200,
    )

# case: one limit or the other
def ask(client, messages, old):
    params = {"messages": messages}
    if old:
        params["max_tokens"] = 200
    else:
        params["max_completion_tokens"] = 200
    return client.chat.completions.create(**params)

# case: one limit, and none
def ask(client, messages):
    client.chat.completions.create(messages=messages, max_tokens=None, max_completion_tokens=200)
    client.chat.completions.create(messages=messages, max_tokens=200)

# case: one limit is renamed
def ask(client, messages):
    params = {"messages": messages, "max_tokens": 200}
    params["max_completion_tokens"] = params.pop("max_tokens")
    return client.chat.completions.create(**params)

# case: the deprecated limit is dropped
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(model="gpt-oss-120b", messages=[], max_tokens=900, max_completion_tokens=800)  #! CBS204

# fixed: safe
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(model="gpt-oss-120b", messages=[], max_completion_tokens=800)

# case: a helper that names both limits for some models
import requests


def limits(model, count):
    if model.startswith("gpt-5"):
        return {"max_completion_tokens": count, "max_tokens": count}  #! CBS204?
    return {"max_tokens": count}


def ask(model, messages):
    body = {"model": model, "messages": messages, **limits(model, 1000)}
    return requests.post("https://api.cerebras.ai/v1/chat/completions", json=body)

# case: the other limit where the first is refused
from openai import BadRequestError


def ask(client, *, max_tokens, **options):
    try:
        return client.chat.completions.create(max_tokens=max_tokens, **options)
    except BadRequestError:
        return client.chat.completions.create(max_completion_tokens=max_tokens, **options)


def talk(client, messages, tools=None):
    options = {"model": "gpt-oss-120b", "messages": messages}
    if tools is not None:
        options["tools"] = tools
        options["tool_choice"] = "auto"
    ask(client, max_tokens=1000, **options)
    return client.chat.completions.create(tools=tools, tool_choice="auto" if tools else None, **options)

# case: two limits that are not known, and one of them
def ask(client, messages, limit, new_limit):
    client.chat.completions.create(messages=messages, max_tokens=limit, max_completion_tokens=new_limit)
    return client.chat.completions.create(messages=messages, max_tokens=200, max_completion_tokens=new_limit)  #! CBS204?
