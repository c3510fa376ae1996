# What models of 2025 refused about tools: CBS207, CBS208, and strict tools of CBS205.

# case: a forced tool
def ask(client, messages, tools):
    def send(**more):
        client.chat.completions.create(model="gpt-oss-120b", messages=messages, **more)

    look = [{"type": "function", "function": {"name": "look"}}]
    send(tools=look, tool_choice="required")  #! CBS207
    send(tools=look, tool_choice={"type": "function", "function": {"name": "look"}})  #! CBS207
    send(tools=tools, tool_choice="required")  #! CBS207?
    send(tools=look, tool_choice="auto")
    send(tools=look, tool_choice="none")
    send(tools=look, tool_choice=None)
    send(tools=look)

# case: a forced tool in later documentation
# options: --edition 2026-10
def ask(client, messages, tools):
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, tools=tools, tool_choice="required")

# case: a forced tool elsewhere
from groq import Groq


def ask(client, model, messages, tools, choice):
    client.chat.completions.create(model=model, messages=messages, tools=tools, tool_choice="required")
    client.chat.completions.create(model="qwen-3.8-27b", messages=messages, tools=tools, tool_choice="required")
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, tools=tools, tool_choice=choice)
    Groq().chat.completions.create(model="gpt-oss-120b", messages=messages, tools=tools, tool_choice="required")

# case: instructor forces a tool
import instructor
from cerebras.cloud.sdk import Cerebras
from pydantic import BaseModel


class Step(BaseModel):
    output: str


objects = instructor.from_cerebras(Cerebras())
objects.chat.completions.create(model="gpt-oss-120b", messages=[], response_model=Step)  #! CBS207?
objects.chat.completions.create(model="gpt-oss-120b", messages=[], response_model=None)

# case: what is popped was there before
from cerebras.cloud.sdk import Cerebras

client = Cerebras()


def ask(messages, **kwargs):
    forced = kwargs.pop("force", None)
    if forced:
        return client.chat.completions.create(
            model="gpt-oss-120b", messages=messages, tool_choice="required", **kwargs  #! CBS207
        )
    kept = kwargs.pop("penalty", None)
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=messages, frequency_penalty=kept, **kwargs  #! CBS101
    )


ask([], force=True, tools=[{"type": "function", "function": {"name": "look"}}])
ask([], penalty=1)

# case: tools are streamed
def ask(client, messages, tools):
    client.chat.completions.create(model="qwen-3-32b", messages=messages, tools=tools, stream=True)  #! CBS004 CBS208
    client.chat.completions.create(
        model="qwen-3-235b-a22b-thinking-2507",  #! CBS004
        messages=messages,
        tools=tools,
        stream=True,  #! CBS208?
    )
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, tools=tools, stream=True)
    client.chat.completions.create(model="qwen-3-32b", messages=messages, tools=tools)  #! CBS004
    client.chat.completions.create(model="qwen-3-32b", messages=messages, stream=True)  #! CBS004
    client.chat.completions.create(model="qwen-3-32b", messages=messages, tools=None, stream=True)  #! CBS004

# case: tools are streamed in later documentation
# options: --edition 2026-10
def ask(client, messages, tools):
    client.chat.completions.create(model="qwen-3-32b", messages=messages, tools=tools, stream=True)  #! CBS004

# case: strict tools that a model refuses
def ask(client, messages, strict):
    empty = {"type": "object", "properties": {}, "additionalProperties": False}
    look = {"name": "look", "parameters": empty}
    client.chat.completions.create(
        model="qwen-3-coder-480b",  #! CBS004
        messages=messages,
        tools=[{"type": "function", "function": {**look, "strict": True}}],  #! CBS205
    )
    client.chat.completions.create(
        model="qwen-3-coder-480b",  #! CBS004
        messages=messages,
        tools=[{"type": "function", "function": {**look, "strict": False}}, {"type": "function", "function": look}],
    )
    client.chat.completions.create(
        model="qwen-3.8-27b",
        messages=messages,
        tools=[{"type": "function", "function": {**look, "strict": True}}],
    )

# case: strict tools in later documentation
# options: --edition 2026-10
def ask(client, messages):
    empty = {"type": "object", "properties": {}, "additionalProperties": False}
    client.chat.completions.create(
        model="qwen-3-32b",  #! CBS004
        messages=messages,
        tools=[{"type": "function", "function": {"name": "look", "parameters": empty, "strict": True}}],
    )
