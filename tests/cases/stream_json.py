# Streaming together with JSON mode: CBS201.

# case: json object
def ask(client, messages):
    return client.chat.completions.create(
        messages=messages,
        stream=True,  #! CBS201
        response_format={"type": "json_object"},
    )

# case: json schema
def ask(client, messages, schema):
    return client.chat.completions.create(
        messages=messages,
        response_format={"type": "json_schema", "json_schema": {"name": "x", "schema": schema}},
        stream=True,  #! CBS201
    )

# case: format in a constant
FORMAT = {"type": "json_object"}


def ask(client, messages):
    return client.chat.completions.create(messages=messages, stream=True, response_format=FORMAT)  #! CBS201

# case: both in a dict
def ask(client, messages):
    params = {
        "stream": True,  #! CBS201
        "response_format": {"type": "json_object"},
    }
    return client.chat.completions.create(messages=messages, **params)

# case: stream set later
def ask(client, messages):
    params = {"response_format": {"type": "json_object"}}
    params["stream"] = True  #! CBS201
    return client.chat.completions.create(messages=messages, **params)

# case: stream under a condition
def ask(client, messages, live):
    params = {"response_format": {"type": "json_object"}}
    if live:
        params["stream"] = True  #! CBS201?
    return client.chat.completions.create(messages=messages, **params)

# case: stream is a parameter
def ask(client, messages, stream):
    return client.chat.completions.create(
        messages=messages,
        response_format={"type": "json_object"},
        stream=stream,  #! CBS201?
    )

# case: format under a condition
def ask(client, messages, as_json):
    return client.chat.completions.create(
        messages=messages,
        stream=True,  #! CBS201?
        response_format={"type": "json_object"} if as_json else {"type": "text"},
    )

# case: format in extra body
def ask(client, messages):
    return client.chat.completions.create(messages=messages, stream=True, extra_body={"response_format": {"type": "json_object"}})  #! CBS201

# case: stream helper with a model class
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


def ask(client, messages):
    with client.chat.completions.stream(messages=messages, response_format=Answer) as stream:  #! CBS201
        return stream.get_final_completion()

# fixed: unsafe
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


def ask(client, messages):
    return client.chat.completions.parse(messages=messages, response_format=Answer)

# case: stream helper with a json object
def ask(client, messages):
    with client.chat.completions.stream(messages=messages, response_format={"type": "json_object"}) as stream:  #! CBS201
        return stream.get_final_completion()

# fixed: unsafe
def ask(client, messages):
    return client.chat.completions.parse(messages=messages, response_format={"type": "json_object"})

# case: beta stream helper
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


def ask(client, messages):
    with client.beta.chat.completions.stream(messages=messages, response_format=Answer) as stream:  #! CBS201
        return stream.get_final_completion()

# fixed: unsafe
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


def ask(client, messages):
    return client.beta.chat.completions.parse(messages=messages, response_format=Answer)

# case: cerebras sdk
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], stream=True, response_format={"type": "json_object"})  #! CBS201

# case: streaming text
def ask(client, messages):
    return client.chat.completions.create(messages=messages, stream=True, response_format={"type": "text"})

# case: streaming without a format
def ask(client, messages):
    return client.chat.completions.create(messages=messages, stream=True)

# case: json without streaming
def ask(client, messages):
    return client.chat.completions.create(messages=messages, response_format={"type": "json_object"})

# case: stream false
def ask(client, messages):
    return client.chat.completions.create(messages=messages, stream=False, response_format={"type": "json_object"})

# case: stream none
def ask(client, messages):
    return client.chat.completions.create(messages=messages, stream=None, response_format={"type": "json_object"})

# case: stream not given
from openai import NOT_GIVEN


def ask(client, messages):
    return client.chat.completions.create(messages=messages, stream=NOT_GIVEN, response_format={"type": "json_object"})

# case: parse never streams
def ask(client, messages, schema):
    return client.chat.completions.parse(messages=messages, response_format=schema)

# case: stream helper without a format
def ask(client, messages):
    with client.chat.completions.stream(messages=messages) as stream:
        return stream.get_final_completion()

# case: streaming response is not streaming
def ask(client, messages):
    with client.chat.completions.with_streaming_response.create(messages=messages, response_format={"type": "json_object"}) as answer:
        return answer.read()

# case: format removed before the call
def ask(client, messages):
    params = {"stream": True, "response_format": {"type": "json_object"}}
    del params["response_format"]
    return client.chat.completions.create(messages=messages, **params)

# case: either stream or json
def ask(client, messages, live):
    params = {"messages": messages}
    if live:
        params["stream"] = True
    else:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)

# case: format not given
from openai import NOT_GIVEN


def ask(client, messages):
    return client.chat.completions.create(messages=messages, stream=True, response_format=NOT_GIVEN)

# case: both under the same condition
def ask(client, messages, odd):
    params = {"messages": messages}
    if odd:
        params["stream"] = True  #! CBS201?
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)

# case: stream is a parameter that is off unless asked for
def ask(client, messages, stream=False):
    return client.chat.completions.create(
        messages=messages,
        response_format={"type": "json_object"},
        stream=stream,  #! CBS201?
    )

# case: stream is a parameter that is on unless asked for
def ask(client, messages, stream=True):
    return client.chat.completions.create(messages=messages, response_format={"type": "json_object"}, stream=stream)  #! CBS201?

# case: pieces that are joined
from cerebras.cloud.sdk import Cerebras

stream = Cerebras().chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    response_format={"type": "json_object"},
    stream=True,  #! CBS201
)
text = ""
for chunk in stream:
    text += chunk.choices[0].delta.content or ""
print(text)

# fixed: safe unchanged
# fixed: unsafe
from cerebras.cloud.sdk import Cerebras

stream = Cerebras().chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    response_format={"type": "json_object"},
)
text = stream.choices[0].message.content or ""
print(text)

# case: pieces that are shown
from cerebras.cloud.sdk import Cerebras

stream = Cerebras().chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    response_format={"type": "json_object"},
    stream=True,  #! CBS201
)
for chunk in stream:
    print(chunk.choices[0].delta.content or "", end="")

# fixed: unsafe unchanged

# case: final completion alone
def ask(client, messages, schema):
    with client.chat.completions.stream(messages=messages, response_format={"type": "json_object"}) as stream:  #! CBS201
        completion = stream.get_final_completion()
    return completion.choices[0].message

# fixed: unsafe
def ask(client, messages, schema):
    completion = client.chat.completions.parse(messages=messages, response_format={"type": "json_object"})
    return completion.choices[0].message
