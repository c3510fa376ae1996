# Strict JSON schemas with what strict mode refuses: CBS205.

# case: an object that allows more
def ask(client, messages):
    return client.chat.completions.create(
        messages=messages,
        response_format={
            "type": "json_schema",
            "json_schema": {
                "name": "answer",
                "strict": True,
                "schema": {
                    "type": "object",  #! CBS205
                    "properties": {"text": {"type": "string"}},
                    "required": ["text"],
                },
            },
        },
    )

# case: objects at every depth
SCHEMA = {
    "type": "object",
    "properties": {
        "people": {
            "type": "array",
            "items": {"type": "object", "properties": {"name": {"type": "string"}}},  #! CBS205
        },
        "place": {"anyOf": [{"type": ["object", "null"], "properties": {}, "additionalProperties": True}]},  #! CBS205
        "done": {"type": "object", "properties": {}, "additionalProperties": False},
    },
    "additionalProperties": False,
}


def ask(client, messages):
    format = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": SCHEMA}}
    return client.chat.completions.create(messages=messages, response_format=format)

# case: not strict
SCHEMA = {"type": "object", "properties": {"text": {"type": "string", "format": "email", "pattern": "@"}}}


def ask(client, messages, strict):
    named = {"name": "answer", "schema": SCHEMA}
    client.chat.completions.create(messages=messages, response_format={"type": "json_schema", "json_schema": named})
    client.chat.completions.create(
        messages=messages, response_format={"type": "json_schema", "json_schema": {**named, "strict": False}}
    )
    client.chat.completions.create(
        messages=messages, response_format={"type": "json_schema", "json_schema": {**named, "strict": strict}}
    )

# case: closed later
def ask(client, messages):
    schema = {"type": "object", "properties": {"text": {"type": "string"}}}
    schema["additionalProperties"] = False
    return client.chat.completions.create(
        messages=messages,
        response_format={"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": schema}},
    )

# case: a schema that is not known
def ask(client, messages, schema, more):
    client.chat.completions.create(
        messages=messages,
        response_format={"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": schema}},
    )
    client.chat.completions.create(
        messages=messages,
        response_format={
            "type": "json_schema",
            "json_schema": {"name": "a", "strict": True, "schema": {"type": "object", **more}},
        },
    )

# case: keywords that strict mode lacks
SCHEMA = {
    "type": "object",
    "properties": {
        "mail": {"type": "string", "format": "email"},  #! CBS205
        "code": {"type": "string", "pattern": "^[A-Z]+$"},  #! CBS205
        "tags": {
            "type": "array",
            "items": {"type": "string"},
            "minItems": 1,  #! CBS205
            "maxItems": 3,  #! CBS205
        },
        "shape": {"oneOf": [{"type": "string"}, {"type": "integer"}]},  #! CBS205
        "size": {"type": "integer", "minimum": 1, "maximum": 5, "enum": [1, 2]},
    },
    "additionalProperties": False,
}


def ask(client, messages):
    format = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": SCHEMA}}
    return client.chat.completions.create(messages=messages, response_format=format)

# case: properties that are called like keywords
SCHEMA = {
    "type": "object",
    "properties": {
        "format": {"type": "string", "enum": ["pdf", "html"]},
        "pattern": {"type": "string", "description": "the pattern"},
        "minItems": {"type": "integer"},
        "definitions": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["format", "pattern", "minItems", "definitions"],
    "additionalProperties": False,
}


def ask(client, messages):
    format = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": SCHEMA}}
    return client.chat.completions.create(messages=messages, response_format=format)

# case: a schema that refers to itself
SCHEMA = {
    "type": "object",
    "properties": {
        "value": {"$ref": "#/$defs/value"},
        "left": {"$ref": "#"},  #! CBS205
        "node": {"$ref": "#/$defs/node"},
    },
    "additionalProperties": False,
    "$defs": {
        "value": {"type": "string"},
        "node": {"type": "array", "items": {"$ref": "#/$defs/leaf"}},  #! CBS205
        "leaf": {"anyOf": [{"$ref": "#/$defs/value"}, {"$ref": "#/$defs/node"}]},  #! CBS205
    },
}


def ask(client, messages):
    format = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": SCHEMA}}
    return client.chat.completions.create(messages=messages, response_format=format)

# case: parts at the top
def ask(client, messages):
    schema = {
        "allOf": [{"type": "object", "properties": {}, "additionalProperties": False}],  #! CBS205
    }
    return client.chat.completions.create(
        messages=messages,
        response_format={"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": schema}},
    )

# case: too deep
L6 = {"type": "object", "properties": {}, "additionalProperties": False}
L5 = {"type": "object", "properties": {"a": L6}, "additionalProperties": False}
L4 = {"type": "object", "properties": {"a": L5}, "additionalProperties": False}
L3 = {"type": "object", "properties": {"a": L4}, "additionalProperties": False}
L2 = {"type": "object", "properties": {"a": L3}, "additionalProperties": False}
L1 = {"type": "object", "properties": {"a": L2}, "additionalProperties": False}


def ask(client, messages):
    format = {"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": L2}}
    client.chat.completions.create(messages=messages, response_format=format)
    format = {"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": L1}}  #! CBS205
    client.chat.completions.create(messages=messages, response_format=format)

# case: deep is allowed in later documentation
# options: --edition 2026-10
L6 = {"type": "object", "properties": {}, "additionalProperties": False}
L5 = {"type": "object", "properties": {"a": L6}, "additionalProperties": False}
L4 = {"type": "object", "properties": {"a": L5}, "additionalProperties": False}
L3 = {"type": "object", "properties": {"a": L4}, "additionalProperties": False}
L2 = {"type": "object", "properties": {"a": L3}, "additionalProperties": False}
L1 = {"type": "object", "properties": {"a": L2}, "additionalProperties": False}


def ask(client, messages):
    format = {"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": L1}}
    client.chat.completions.create(messages=messages, response_format=format)

# case: a tool
def ask(client, messages):
    tools = [
        {
            "type": "function",
            "function": {
                "name": "weather",
                "strict": True,
                "parameters": {
                    "type": "object",  #! CBS205
                    "properties": {"day": {"type": "string", "format": "date"}},  #! CBS205
                },
            },
        }
    ]
    return client.chat.completions.create(messages=messages, tools=tools)

# case: a tool that is not strict
def ask(client, messages):
    tools = [
        {
            "type": "function",
            "function": {
                "name": "weather",
                "parameters": {"type": "object", "properties": {"day": {"type": "string", "format": "date"}}},
            },
        }
    ]
    return client.chat.completions.create(messages=messages, tools=tools)

# case: tools of which some are strict
def ask(client, messages):
    closed = {"type": "object", "properties": {}, "additionalProperties": False}
    tools = [
        {"type": "function", "function": {"name": "a", "strict": True, "parameters": closed}},  #! CBS205
        {"type": "function", "function": {"name": "b", "parameters": closed}},
    ]
    return client.chat.completions.create(messages=messages, tools=tools)

# case: tools that are all strict, and one that is not known
def ask(client, messages, other):
    closed = {"type": "object", "properties": {}, "additionalProperties": False}
    tools = [
        {"type": "function", "function": {"name": "a", "strict": True, "parameters": closed}},
        {"type": "function", "function": {"name": "b", "strict": True, "parameters": closed}},
        other,
    ]
    return client.chat.completions.create(messages=messages, tools=tools)

# case: tools of which some are strict, on models that don't mind
# options: --edition 2026-10
def ask(client, messages, model):
    closed = {"type": "object", "properties": {}, "additionalProperties": False}
    strict = {"type": "function", "function": {"name": "a", "strict": True, "parameters": closed}}
    loose = {"type": "function", "function": {"name": "b", "parameters": closed}}
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, tools=[strict, loose])

# case: tools of which some are strict, on a model that minds
# options: --edition 2026-10
def ask(client, messages):
    closed = {"type": "object", "properties": {}, "additionalProperties": False}
    strict = {"type": "function", "function": {"name": "a", "strict": True, "parameters": closed}}  #! CBS205
    loose = {"type": "function", "function": {"name": "b", "parameters": closed}}
    client.chat.completions.create(model="kimi-k2.7-code", messages=messages, tools=[strict, loose])

# case: tools of which some are strict, on a model that is not known
# options: --edition 2026-10
def ask(client, messages, model):
    closed = {"type": "object", "properties": {}, "additionalProperties": False}
    strict = {"type": "function", "function": {"name": "a", "strict": True, "parameters": closed}}  #! CBS205?
    loose = {"type": "function", "function": {"name": "b", "parameters": closed}}
    client.chat.completions.create(model=model, messages=messages, tools=[strict, loose])

# case: lengths in strict tools of one model
def ask(client, messages):
    properties = {"name": {"type": "string", "minLength": 1}}  #! CBS205
    parameters = {"type": "object", "properties": properties, "additionalProperties": False}
    tools = [{"type": "function", "function": {"name": "a", "strict": True, "parameters": parameters}}]
    client.chat.completions.create(model="qwen-3.8-27b", messages=messages, tools=tools)

# case: a model class, which the SDK closes
from pydantic import BaseModel, Field


class Place(BaseModel):
    name: str
    size: int = Field(ge=1, le=9)


class Answer(BaseModel):
    text: str
    places: list[Place]
    other: Place | None = None


def ask(client, messages):
    return client.chat.completions.parse(messages=messages, response_format=Answer)

# case: fields of a model class that strict mode cannot have
import datetime as dt
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Optional
from uuid import UUID

from pydantic import BaseModel, EmailStr, Field, StringConstraints


class Answer(BaseModel):
    mail: EmailStr  #! CBS205
    since: Optional[datetime] = None  #! CBS205
    day: dt.date  #! CBS205
    id: UUID  #! CBS205
    code: str = Field(pattern="^[A-Z]+$")  #! CBS205
    slug: Annotated[str, StringConstraints(pattern="^[a-z]+$", max_length=9)]  #! CBS205
    price: Decimal
    tags: list[str] = Field(default_factory=list, min_length=1)  #! CBS205
    more: dict[str, int]  #! CBS205
    short: str = Field(min_length=1, max_length=80)


def ask(client, messages):
    return client.beta.chat.completions.parse(messages=messages, response_format=Answer)

# case: a model class that refers to itself
from __future__ import annotations

from pydantic import BaseModel


class Node(BaseModel):
    name: str
    children: list[Node]  #! CBS205


class Tree(BaseModel):
    root: "Node"


def ask(client, messages):
    return client.chat.completions.parse(messages=messages, response_format=Tree)

# case: a model class that allows more
from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):  #! CBS205
    model_config = ConfigDict(extra="allow")
    text: str


def ask(client, messages):
    return client.chat.completions.parse(messages=messages, response_format=Answer)

# case: the schema of a model class as it is
from pydantic import BaseModel


class Answer(BaseModel):  #! CBS205
    text: str


def ask(client, messages):
    return client.chat.completions.create(
        messages=messages,
        response_format={
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": Answer.model_json_schema()},
        },
    )

# case: the schema of a model class that forbids more
from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str


def ask(client, messages):
    return client.chat.completions.create(
        messages=messages,
        response_format={
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": Answer.model_json_schema()},
        },
    )

# case: the schema of a model class, closed by hand
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


def ask(client, messages):
    schema = Answer.model_json_schema()
    schema["additionalProperties"] = False
    return client.chat.completions.create(
        messages=messages,
        response_format={"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": schema}},
    )

# case: the schema of a model class, closed by a helper
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


def close(schema):
    if schema.get("type") == "object":
        schema["additionalProperties"] = False
    for value in schema.values():
        if isinstance(value, dict):
            close(value)
    return schema


def ask(client, messages):
    schema = close(Answer.model_json_schema())
    return client.chat.completions.create(
        messages=messages,
        response_format={"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": schema}},
    )

# case: a model class that makes its schema itself
from pydantic import BaseModel


class Answer(BaseModel):
    text: dict[str, str]

    @classmethod
    def model_json_schema(cls, **kwargs):
        return {"type": "object", "properties": {}, "additionalProperties": False}


class Named:
    pass


def ask(client, messages):
    client.chat.completions.parse(messages=messages, response_format=Answer)
    client.chat.completions.parse(messages=messages, response_format=Named)

# case: a tool of a model class
import openai
from pydantic import BaseModel, Field


class Search(BaseModel):
    query: str = Field(pattern="^.+$")  #! CBS205


class Stop(BaseModel):
    reason: str


def ask(client, messages):
    tools = [openai.pydantic_function_tool(Search), openai.pydantic_function_tool(Stop, name="stop")]
    return client.chat.completions.parse(messages=messages, tools=tools)

# case: a tool of a model class beside one that is not strict
import openai
from pydantic import BaseModel


class Stop(BaseModel):
    reason: str


def ask(client, messages):
    tools = [
        openai.pydantic_function_tool(Stop),  #! CBS205
        {"type": "function", "function": {"name": "go", "parameters": {"type": "object", "properties": {}}}},
    ]
    return client.chat.completions.create(messages=messages, tools=tools)

# case: a schema that is not sent
SCHEMA = {"type": "object", "properties": {"text": {"type": "string", "format": "email"}}}


def ask(client, messages, validate):
    answer = client.chat.completions.create(messages=messages)
    return validate(answer, {"strict": True, "schema": SCHEMA})
