# Fields of the body that the target's closed schema lacks: CBS106.

# case: store
def ask(client, messages):
    return client.chat.completions.create(messages=messages, store=True)  #! CBS106

# case: fields of newer SDKs, each by itself
def ask(client, messages):
    return client.chat.completions.create(
        messages=messages,
        metadata={"team": "support"},  #! CBS106
        verbosity="low",  #! CBS106
        safety_identifier="u1",  #! CBS106
        prompt_cache_retention="24h",  #! CBS106
        moderation={},  #! CBS106
        prompt_cache_key="k",  #! CBS106
    )

# case: fields of the target's own client
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    min_tokens=3,
    reasoning_format="hidden",  #! CBS106
    clear_thinking=True,  #! CBS106
    disable_reasoning=True,  #! CBS106
)

# case: fields of the target's own client, later
# options: --edition 2026-10
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(
    model="gpt-oss-120b", messages=[], reasoning_format="hidden", clear_thinking=True, min_tokens=3, disable_reasoning=True
)

# case: fields that came later, after they came
# options: --edition latest
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    prompt_cache_key="k",
    prediction={"type": "content", "content": "x"},
    extra_body={"reasoning_format": "hidden", "clear_thinking": False, "disable_reasoning": True, "model_parameters": {}},
)

# case: what the target takes by now is not taken out unasked
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    store=True,  #! CBS106
    prediction={"type": "content", "content": "x"},  #! CBS106
)

# fixed: safe
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    prediction={"type": "content", "content": "x"},
)

# fixed: unsafe
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
)

# case: the target's own fields in the extra body
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    extra_body={
        "reasoning_format": "hidden",  #! CBS106
        "clear_thinking": False,  #! CBS106
        "min_tokens": 3,
    },
)

# case: keys of other servers in the extra body
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    extra_body={
        "top_k": 20,  #! CBS106
        "min_p": 0.1,  #! CBS106
        "thinking": {"type": "enabled"},  #! CBS106
        "chat_template_kwargs": {"enable_thinking": False},  #! CBS106
        "model_parameters": {},  #! CBS106
        "min_tokens": 3,
    },
)

# case: keys of other servers for a server that is not known
from openai import OpenAI


def ask(url, messages):
    return OpenAI(base_url=url).chat.completions.create(
        messages=messages,
        extra_body={"top_k": 20},  #! CBS106?
    )

# case: keys of other servers for such a server
from openai import OpenAI

client = OpenAI(base_url="http://localhost:8000/v1", api_key="none")
client.chat.completions.create(model="m", messages=[], extra_body={"top_k": 20}, store=True)

# case: what the SDK or a wrapper takes for itself
import instructor
from openai import OpenAI

client = instructor.from_openai(OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1"))
client.chat.completions.create(  #! CBS207?
    model="gpt-oss-120b",
    messages=[],
    response_model=dict,
    max_retries=2,
    validation_context={},
    timeout=3,
    extra_headers={"x": "y"},
    extra_query={"store": "true"},
)

# case: what a client that traces the calls keeps for itself
from langfuse.openai import OpenAI, openai

OpenAI().chat.completions.create(model="m", messages=[], name="n", metadata={"a": "b"})  #! CBS001
openai.chat.completions.create(model="m", messages=[], metadata={"a": "b"})

# case: a client of somebody's own that takes more
def ask(llm, messages):
    return llm.chat.completions.create(messages=messages, session="s", metadata={"a": "b"})

# case: none may be let through
def ask(client, messages):
    return client.chat.completions.create(messages=messages, store=None)  #! CBS106?

# case: not sent
from openai import NOT_GIVEN, omit


def ask(client, messages):
    return client.chat.completions.create(
        messages=messages, store=NOT_GIVEN, metadata=omit, extra_body={"top_k": NOT_GIVEN, "reasoning_effort": "low"}
    )

# case: sent by some
def ask(client, messages, keep):
    params = {"messages": messages}
    if keep:
        params["store"] = True  #! CBS106?
    return client.chat.completions.create(**params)

# case: in a dict of options
OPTIONS = {
    "temperature": 0.2,
    "metadata": {"a": "b"},  #! CBS106
}


def ask(client, messages):
    return client.chat.completions.create(messages=messages, **OPTIONS)

# case: popped before the call
def ask(client, messages):
    params = {"messages": messages, "store": True}
    params.pop("store")
    return client.chat.completions.create(**params)

# case: functions of the old kind
def ask(client, messages, functions):
    return client.chat.completions.create(
        messages=messages,
        functions=functions,  #! CBS106
        function_call="auto",  #! CBS106
    )

# case: audio
def ask(client, messages):
    return client.chat.completions.create(
        messages=messages,
        modalities=["text", "audio"],  #! CBS106
        audio={"voice": "alloy", "format": "wav"},  #! CBS106
    )

# case: keys of another endpoint
from openai import OpenAI

client = OpenAI()  #! CBS001
client.responses.create(model="my-model", input="x", store=True, metadata={})  #! CBS302

# case: a metadata of messages that are kept elsewhere
def ask(client, messages, db):
    db.create(messages=messages, store=True, metadata={})
    return client.chat.completions.create(messages=messages)

# case: an unknown dict of extras
def ask(client, messages, extra, **more):
    return client.chat.completions.create(messages=messages, extra_body=extra, **more)

# case: an extra body that is filled later
def ask(client, messages):
    extra = {}
    extra["top_k"] = 4  #! CBS106?
    return client.chat.completions.create(messages=messages, extra_body=extra)

# case: dropped
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(model="gpt-oss-120b", messages=[], store=True, extra_body={"top_k": 3, "min_tokens": 3})  #! CBS106 CBS106

# fixed: safe
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(model="gpt-oss-120b", messages=[], extra_body={"min_tokens": 3})

# case: functions are not dropped
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[],
    functions=[{"name": "f", "parameters": {}}],  #! CBS106
)

# fixed: unsafe unchanged

# case: of old versions
import openai

openai.api_base = "https://api.cerebras.ai/v1"  #! CBS002
openai.ChatCompletion.create(model="gpt-oss-120b", messages=[], functions=[], request_timeout=3)  #! CBS106 CBS303

# case: later documentation
# options: --edition 2026-10
def ask(client, messages):
    return client.chat.completions.create(messages=messages, store=True, frequency_penalty=1)  #! CBS106
