# Keys, roles and contents of messages that the target's closed schema lacks: CBS107.

# case: reasoning content in the history
def ask(client, question, answer, thoughts):
    messages = [
        {"role": "user", "content": question},
        {
            "role": "assistant",
            "content": answer,
            "reasoning_content": thoughts,  #! CBS107
        },
        {"role": "user", "content": "And now?"},
    ]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: reasoning under the target's name
def ask(client, question, answer, thoughts):
    messages = [{"role": "user", "content": question}, {"role": "assistant", "content": answer, "reasoning": thoughts}]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: other keys of an answer
def ask(client, question, answer):
    messages = [{"role": "user", "content": question}]
    messages.append(
        {
            "role": "assistant",
            "content": answer,
            "refusal": "no",  #! CBS107
            "annotations": [],  #! CBS107
            "tool_calls": [],
        }
    )
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: keys of the application
def ask(client, question):
    messages = [
        {
            "role": "user",
            "content": question,
            "timestamp": 3,  #! CBS107
        }
    ]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: keys of the application are taken out
def ask(client, history):
    messages = [{"role": m["role"], "content": m["content"]} for m in history]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: a message of which nothing is known
def ask(client, message, history):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[*history, message, {**message, "role": "user"}])

# case: a null key may be let through
def ask(client):
    messages = [{"role": "assistant", "content": "x", "function_call": None}]  #! CBS107?
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: the role of functions
def ask(client, question, result):
    messages = [
        {"role": "user", "content": question},
        {"role": "function", "name": "weather", "content": result},  #! CBS107
    ]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: keys of several roles, of which one is taken
def ask(client, history):
    messages = []
    for one in history:
        message = {"role": one.role, "content": one.text}
        if one.calls:
            message["tool_calls"] = one.calls
        if one.role == "tool":
            message["role"] = "tool"
            message["tool_call_id"] = one.id
        messages.append(message)
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: the role of tools
def ask(client, question, call, result):
    messages = [
        {"role": "user", "content": question},
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {"role": "tool", "tool_call_id": call.id, "name": "weather", "content": result},
    ]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: a role that is not known
def ask(client, role, text, more):
    messages = [{"role": role, "content": text}, {"role": more.get("role", ""), "content": text}]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: an image by its address
def ask(client):
    content = [
        {"type": "text", "text": "What is this?"},
        {"type": "image_url", "image_url": {"url": "https://example.com/cat.png"}},  #! CBS107
    ]
    return client.chat.completions.create(model="qwen-3.8-27b", messages=[{"role": "user", "content": content}])

# case: an image by an address that is put together
def ask(client, name):
    content = [{"type": "image_url", "image_url": {"url": f"https://example.com/{name}", "detail": "low"}}]  #! CBS107
    return client.chat.completions.create(model="qwen-3.8-27b", messages=[{"role": "user", "content": content}])

# case: an image in the message
import base64


def ask(client, data, url):
    encoded = base64.b64encode(data).decode()
    content = [
        {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{encoded}"}},  #! CBS107
        {"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,/9j/4AAQ"}},  #! CBS107
        {"type": "image_url", "image_url": {"url": url}},  #! CBS107
        {"type": "text", "text": "See https://example.com/cat.png"},
    ]
    return client.chat.completions.create(model="qwen-3.8-27b", messages=[{"role": "user", "content": content}])

# case: an image in the message, later
# options: --edition 2026-10
import base64


def ask(client, data, url):
    encoded = base64.b64encode(data).decode()
    content = [
        {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{encoded}"}},
        {"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,/9j/4AAQ"}},
        {"type": "image_url", "image_url": {"url": url}},
        {"type": "text", "text": "See https://example.com/cat.png"},
    ]
    return client.chat.completions.create(model="qwen-3.8-27b", messages=[{"role": "user", "content": content}])

# case: audio and files
def ask(client, sound):
    content = [
        {"type": "input_audio", "input_audio": {"data": sound, "format": "wav"}},  #! CBS107
        {"type": "file", "file": {"file_id": "f"}},  #! CBS107
    ]
    return client.chat.completions.create(model="qwen-3.8-27b", messages=[{"role": "user", "content": content}])

# case: content of another API is rewritten
def content(kind, text):
    blocks = [{"type": "input_text" if kind == "user" else "output_text", "text": text}]
    rewritten = []
    for block in blocks:
        if block.get("type") in ("input_text", "output_text"):
            rewritten.append({"type": "text", "text": block["text"]})
        else:
            rewritten.append(block)
    return rewritten


def ask(client, kind, text):
    messages = [{"role": "user", "content": content(kind, text)}]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: a dumped answer
def ask(client, messages):
    answer = client.chat.completions.create(model="gpt-oss-120b", messages=messages)
    messages = [{"role": "user", "content": "x"}, answer.choices[0].message.model_dump()]  #! CBS107?
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: a dumped answer in a loop
def talk(client, messages, tools):
    messages = [{"role": "user", "content": "x"}]
    while True:
        answer = client.chat.completions.create(model="gpt-oss-120b", messages=messages, tools=tools)
        message = answer.choices[0].message
        messages.append(message.model_dump())  #! CBS107?
        if not message.tool_calls:
            return message.content

# case: the answer itself in a loop
def talk(client, messages, tools):
    messages = [{"role": "user", "content": "x"}]
    while True:
        answer = client.chat.completions.create(model="gpt-oss-120b", messages=messages, tools=tools)
        message = answer.choices[0].message
        messages.append(message)
        if not message.tool_calls:
            return message.content

# case: a dumped answer without nulls
def talk(client):
    messages = [{"role": "user", "content": "x"}]
    while True:
        message = client.chat.completions.create(model="gpt-oss-120b", messages=messages).choices[0].message
        messages.append(message.model_dump(exclude_none=True))
        messages.append(message.model_dump(include={"role", "content"}))
        messages.append(message.to_dict())

# case: a dumped answer of the target's own client
from cerebras.cloud.sdk import Cerebras


def talk():
    client = Cerebras()
    messages = [{"role": "user", "content": "x"}]
    while True:
        message = client.chat.completions.create(model="gpt-oss-120b", messages=messages).choices[0].message
        messages.append(message.model_dump())

# case: messages of a class of the application, dumped
from pydantic import BaseModel


class Message(BaseModel):
    role: str
    content: str


class Request(BaseModel):
    messages: list[Message]


def ask(client, request: Request, note: Message):
    messages = [message.model_dump() for message in request.messages]
    messages.append(note.model_dump())
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: a dumped answer is kept elsewhere
def ask(client, messages, log):
    answer = client.chat.completions.create(model="gpt-oss-120b", messages=messages)
    log.append(answer.choices[0].message.model_dump())
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: a name is taken out
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(
    model="gpt-oss-120b", messages=[{"role": "assistant", "content": "x", "reasoning_content": "y"}]  #! CBS107
)

# fixed: unsafe
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(
    model="gpt-oss-120b", messages=[{"role": "assistant", "content": "x"}]
)

# case: nulls are left out
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
messages = [{"role": "user", "content": "x"}]
answer = client.chat.completions.create(model="gpt-oss-120b", messages=messages)
messages.append(answer.choices[0].message.model_dump())  #! CBS107?
client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# fixed: safe unchanged

# fixed: unsafe
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
messages = [{"role": "user", "content": "x"}]
answer = client.chat.completions.create(model="gpt-oss-120b", messages=messages)
messages.append(answer.choices[0].message.model_dump(exclude_none=True))
client.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: a history that another provider gets
from openai import OpenAI

client = OpenAI(base_url="https://api.deepseek.com", api_key="k")
client.chat.completions.create(model="m", messages=[{"role": "assistant", "content": "x", "reasoning_content": "y"}])

# case: content of which nothing is known is no image
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")


def ask(part, parts, url):
    client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": [part]}])
    client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": [*parts, dict(part)]}])
    image = {"type": "image_url", "image_url": {"url": url}}  #! CBS107
    client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": [part, image]}])
