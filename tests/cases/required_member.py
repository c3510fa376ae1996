# What the schema of a request requires: CBS206.

# case: a schema without a name
SCHEMA = {"type": "object", "properties": {"age": {"type": "integer"}}, "additionalProperties": False}


def ask(client, messages, named):
    client.chat.completions.create(
        messages=messages,
        response_format={
            "type": "json_schema",
            "json_schema": {"strict": True, "schema": SCHEMA},  #! CBS206
        },
    )
    client.chat.completions.create(
        messages=messages,
        response_format={"type": "json_schema", "json_schema": {"name": "dog", "schema": SCHEMA}},
    )
    client.chat.completions.create(
        messages=messages,
        response_format={"type": "json_schema", "json_schema": {"schema": SCHEMA, **named}},
    )

# case: a schema without a name, in later documentation
# options: --edition 2026-10
def ask(client, messages, schema):
    wanted = {"schema": schema}  # the name is missing
    client.chat.completions.create(
        messages=messages, stream=True, response_format={"type": "json_schema", "json_schema": wanted}  #! CBS206
    )

# case: a name that is given later
def ask(client, messages, schema, title):
    wanted = {"schema": schema}
    wanted["name"] = title
    client.chat.completions.create(
        messages=messages, response_format={"type": "json_schema", "json_schema": wanted}
    )

# case: a name that is given sometimes
def ask(client, messages, schema, title):
    wanted = {"schema": schema}
    if title:
        wanted["name"] = title
    form = {"type": "json_schema", "json_schema": wanted}  #! CBS206?
    client.chat.completions.create(messages=messages, response_format=form)

# case: only some requests have a schema
import httpx


def ask(messages, schema=None):
    body = {"model": "gpt-oss-120b", "messages": messages}
    if schema:
        body["response_format"] = {"type": "json_schema", "json_schema": {"schema": schema}}  #! CBS206
    return httpx.post("https://api.cerebras.ai/v1/chat/completions", json=body).json()


ask([], {"type": "object"})

# case: the SDK names the schema of a class
from openai import OpenAI, pydantic_function_tool
from pydantic import BaseModel, ConfigDict


class Dog(BaseModel):
    model_config = ConfigDict(extra="forbid")
    age: int


client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.parse(model="gpt-oss-120b", messages=[], response_format=Dog)
client.chat.completions.create(model="gpt-oss-120b", messages=[], tools=[pydantic_function_tool(Dog)])

# case: other formats have no name
def ask(client, messages, schema):
    client.chat.completions.create(messages=messages, response_format={"type": "json_object"})
    client.chat.completions.create(messages=messages, response_format={"type": "json_schema"})
    client.chat.completions.create(messages=messages, response_format=schema)

# case: a tool in the form of another API
def ask(client, messages, other):
    client.chat.completions.create(
        messages=messages,
        tools=[
            {"type": "function", "name": "look", "parameters": {"type": "object"}},  #! CBS206
            {"type": "function", "function": {"name": "look", "parameters": {"type": "object"}}},
            {"type": "function", "function": other},
            other,
        ],
    )

# case: an answer of a tool without the id of its call
def ask(client, question, call):
    messages = [
        {"role": "user", "content": question},
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {"role": "tool", "content": "4"},  #! CBS206
        {"role": "tool", "content": "5", "tool_call_id": call["id"]},
    ]
    client.chat.completions.create(messages=messages)

# case: a role that is not known
def ask(client, role, more):
    client.chat.completions.create(messages=[{"role": role, "content": "4"}, {"role": "tool", "content": "4", **more}])

# case: one list of messages or another
def ask(client, question, again):
    if again:
        messages = [{"role": "tool", "content": "4", "tool_call_id": "a"}]
    else:
        messages = [{"role": "user", "content": question}]
    client.chat.completions.create(messages=messages)

# case: a framework makes tools of what it is given
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
llm.bind_tools([{"type": "function", "name": "look", "parameters": {"type": "object"}}])
