# The five fields, by every road into the body: CBS101 … CBS105.

# case: frequency_penalty as a keyword
from openai import OpenAI

client = OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=0.5)  #! CBS101

# case: logit_bias as a keyword
def ask(client):
    client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={"50256": -100})  #! CBS102

# case: presence_penalty as a keyword
def ask(client):
    client.chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=0.5)  #! CBS103

# case: parallel_tool_calls as a keyword
def ask(client):
    client.chat.completions.create(model="gpt-oss-120b", messages=[], parallel_tool_calls=False)  #! CBS104

# case: service_tier as a keyword
def ask(client):
    client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto")  #! CBS105

# case: all five on their own lines
def ask(client, messages):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        frequency_penalty=0.5,  #! CBS101
        logit_bias={},  #! CBS102
        presence_penalty=0.5,  #! CBS103
        parallel_tool_calls=True,  #! CBS104
        service_tier="default",  #! CBS105
    )

# case: all five on one line
def ask(client, m):
    client.chat.completions.create(messages=m, frequency_penalty=1, logit_bias={}, presence_penalty=1, parallel_tool_calls=True, service_tier="auto")  #! CBS101 CBS102 CBS103 CBS104 CBS105

# case: zero is sent
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=0)  #! CBS101

# case: zero as a float is sent
def ask(client):
    client.chat.completions.create(messages=[], presence_penalty=0.0)  #! CBS103

# case: false is sent
def ask(client):
    client.chat.completions.create(messages=[], parallel_tool_calls=False)  #! CBS104

# case: an empty dict is sent
def ask(client):
    client.chat.completions.create(messages=[], logit_bias={})  #! CBS102

# case: an unknown value is sent
def ask(client, penalty):
    client.chat.completions.create(messages=[], frequency_penalty=penalty)  #! CBS101

# case: a computed value is sent
def ask(client, settings):
    client.chat.completions.create(messages=[], frequency_penalty=float(settings["penalty"]))  #! CBS101

# case: none is null
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=None)  #! CBS101?

# case: NOT_GIVEN is not sent
from openai import NOT_GIVEN


def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=NOT_GIVEN)

# case: not_given is not sent
import openai


def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=openai.not_given)

# case: omit is not sent
from openai import omit


def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=omit)

# case: Omit() is not sent
from openai import Omit


def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=Omit())

# case: NotGiven() is not sent
import openai


def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=openai.NotGiven())

# case: sentinel under another name
from openai import NOT_GIVEN as UNSET


def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=UNSET)

# case: sentinel in a local name
from openai import NOT_GIVEN


def ask(client):
    penalty = NOT_GIVEN
    client.chat.completions.create(messages=[], frequency_penalty=penalty)

# case: a local name called NOT_GIVEN
NOT_GIVEN = 0.5


def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=NOT_GIVEN)  #! CBS101

# case: value or sentinel
from openai import NOT_GIVEN


def ask(client, creative):
    client.chat.completions.create(messages=[], frequency_penalty=0.5 if creative else NOT_GIVEN)  #! CBS101?

# case: given value or sentinel
from openai import NOT_GIVEN


def ask(client, penalty):
    client.chat.completions.create(
        messages=[],
        frequency_penalty=penalty if penalty is not None else NOT_GIVEN,  #! CBS101?
    )

# case: value or sentinel with or
from openai import NOT_GIVEN


def ask(client, penalty):
    client.chat.completions.create(messages=[], frequency_penalty=penalty or NOT_GIVEN)  #! CBS101?

# case: two values
def ask(client, creative):
    client.chat.completions.create(messages=[], frequency_penalty=0.5 if creative else 0.2)  #! CBS101

# case: value or none
def ask(client, creative):
    client.chat.completions.create(messages=[], frequency_penalty=0.5 if creative else None)  #! CBS101?

# case: sentinel as default of a parameter
from openai import NOT_GIVEN


def ask(client, penalty=NOT_GIVEN):
    client.chat.completions.create(messages=[], frequency_penalty=penalty)  #! CBS101?

# case: value in a constant
PENALTY = 0.3


def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=PENALTY)  #! CBS101

# case: one dict for two calls is one finding
OPTIONS = {"frequency_penalty": 0.3}  #! CBS101


def ask(client):
    client.chat.completions.create(messages=[], **OPTIONS)
    client.chat.completions.create(messages=[], temperature=0, **OPTIONS)

# case: splatted literal
def ask(client):
    client.chat.completions.create(messages=[], **{"frequency_penalty": 0.3})  #! CBS101

# case: splatted local dict
def ask(client, messages):
    params = {
        "model": "gpt-oss-120b",
        "frequency_penalty": 0.3,  #! CBS101
        "temperature": 0.2,
    }
    return client.chat.completions.create(messages=messages, **params)

# case: splatted module dict
DEFAULTS = {
    "temperature": 0.2,
    "presence_penalty": 0.3,  #! CBS103
}


def ask(client, messages):
    return client.chat.completions.create(messages=messages, **DEFAULTS)

# case: dict call
def ask(client, messages):
    params = dict(
        temperature=0.2,
        service_tier="flex",  #! CBS105
    )
    return client.chat.completions.create(messages=messages, **params)

# case: dict call over a dict
def ask(client, messages):
    base = {"logit_bias": {}}  #! CBS102
    params = dict(base, temperature=0)
    return client.chat.completions.create(messages=messages, **params)

# case: dict call of pairs
def ask(client, messages):
    params = dict([("logit_bias", {}), ("temperature", 0)])  #! CBS102
    return client.chat.completions.create(messages=messages, **params)

# case: assignment to a key
def ask(client, messages):
    params = {"temperature": 0.2}
    params["parallel_tool_calls"] = False  #! CBS104
    return client.chat.completions.create(messages=messages, **params)

# case: assignment to a key in a constant
FIELD = "presence_penalty"


def ask(client, messages):
    params = {}
    params[FIELD] = 1  #! CBS103
    return client.chat.completions.create(messages=messages, **params)

# case: assignment under a condition
def ask(client, messages, tools):
    params = {"temperature": 0.2}
    if tools:
        params["parallel_tool_calls"] = False  #! CBS104?
    return client.chat.completions.create(messages=messages, **params)

# case: assignment in both branches
def ask(client, messages, careful):
    params = {}
    if careful:
        params["frequency_penalty"] = 0.1  #! CBS101
    else:
        params["frequency_penalty"] = 0.9  #! CBS101
    return client.chat.completions.create(messages=messages, **params)

# case: update with keywords
def ask(client, messages):
    params = {}
    params.update(frequency_penalty=0.1)  #! CBS101
    return client.chat.completions.create(messages=messages, **params)

# case: update with a dict
def ask(client, messages):
    params = {}
    params.update({"frequency_penalty": 0.1})  #! CBS101
    return client.chat.completions.create(messages=messages, **params)

# case: update with a named dict
def ask(client, messages):
    extra = {"frequency_penalty": 0.1}  #! CBS101
    params = {"temperature": 0}
    params.update(extra)
    return client.chat.completions.create(messages=messages, **params)

# case: setdefault
def ask(client, messages):
    params = {}
    params.setdefault("service_tier", "auto")  #! CBS105
    return client.chat.completions.create(messages=messages, **params)

# case: setdefault on a present key
def ask(client, messages):
    params = {"service_tier": "flex"}  #! CBS105
    params.setdefault("service_tier", "auto")
    return client.chat.completions.create(messages=messages, **params)

# case: union
def ask(client, messages):
    params = {"temperature": 0} | {"logit_bias": {"1": 1}}  #! CBS102
    return client.chat.completions.create(messages=messages, **params)

# case: union in place
def ask(client, messages):
    params = {"temperature": 0}
    params |= {"logit_bias": {"1": 1}}  #! CBS102
    return client.chat.completions.create(messages=messages, **params)

# case: union at the call
BASE = {"temperature": 0}


def ask(client, messages):
    return client.chat.completions.create(messages=messages, **(BASE | {"logit_bias": {}}))  #! CBS102

# case: merged display
BASE = {"presence_penalty": 0.2}  #! CBS103


def ask(client, messages):
    params = {**BASE, "messages": messages}
    return client.chat.completions.create(**params)

# case: merged display of two
def ask(client, messages):
    one = {"frequency_penalty": 0.2}  #! CBS101
    two = {"presence_penalty": 0.2}  #! CBS103
    return client.chat.completions.create(messages=messages, **{**one, **two})

# case: two splats
def ask(client, messages):
    one = {"frequency_penalty": 0.2}  #! CBS101
    two = {"presence_penalty": 0.2}  #! CBS103
    return client.chat.completions.create(messages=messages, **one, **two)

# case: copied dict
BASE = {"presence_penalty": 0.2}  #! CBS103


def ask(client, messages):
    params = BASE.copy()
    params["messages"] = messages
    return client.chat.completions.create(**params)

# case: dict copied by the copy module
import copy

BASE = {"presence_penalty": 0.2}  #! CBS103


def ask(client, messages):
    params = copy.deepcopy(BASE)
    params["messages"] = messages
    return client.chat.completions.create(**params)

# case: annotated dict
def ask(client, messages):
    params: dict[str, object] = {"presence_penalty": 0.2}  #! CBS103
    return client.chat.completions.create(messages=messages, **params)

# case: second name for the dict
def ask(client, messages):
    params = {"messages": messages}
    alias = params
    alias["presence_penalty"] = 0.2  #! CBS103
    return client.chat.completions.create(**params)

# case: conditional dicts
def ask(client, messages, creative):
    params = {"frequency_penalty": 0.2} if creative else {}  #! CBS101?
    return client.chat.completions.create(messages=messages, **params)

# case: conditional splat
def ask(client, messages, creative):
    return client.chat.completions.create(
        messages=messages,
        **({"frequency_penalty": 0.2} if creative else {}),  #! CBS101?
    )

# case: dict in a branch
def ask(client, messages, creative):
    if creative:
        params = {"frequency_penalty": 0.2}  #! CBS101?
    else:
        params = {"temperature": 0}
    return client.chat.completions.create(messages=messages, **params)

# case: early return
def ask(client, messages, creative):
    params = {"frequency_penalty": 0.2}  #! CBS101
    if not creative:
        return client.chat.completions.create(messages=messages)
    return client.chat.completions.create(messages=messages, **params)

# case: call in a branch is certain
def ask(client, messages, creative):
    if creative:
        return client.chat.completions.create(messages=messages, frequency_penalty=0.2)  #! CBS101
    return client.chat.completions.create(messages=messages)

# case: raise leaves the other branch
def ask(client, messages, creative):
    params = {}
    if creative:
        params["frequency_penalty"] = 0.2  #! CBS101
    else:
        raise ValueError("only creative")
    return client.chat.completions.create(messages=messages, **params)

# case: loop may not run
def ask(client, messages, hints):
    params = {}
    for hint in hints:
        params["presence_penalty"] = hint.weight  #! CBS103?
    return client.chat.completions.create(messages=messages, **params)

# case: inside a loop
def ask(client, prompts):
    params = {"presence_penalty": 1}  #! CBS103
    for prompt in prompts:
        client.chat.completions.create(messages=prompt, **params)

# case: try
def ask(client, messages):
    try:
        return client.chat.completions.create(messages=messages, presence_penalty=1)  #! CBS103
    except Exception:
        return client.chat.completions.create(messages=messages)

# case: popped under a condition
def ask(client, messages, strict):
    params = {"presence_penalty": 1}  #! CBS103?
    if strict:
        params.pop("presence_penalty")
    return client.chat.completions.create(messages=messages, **params)

# case: popped key of another name
def ask(client, messages):
    params = {"presence_penalty": 1, "seed": 3}  #! CBS103
    params.pop("seed")
    return client.chat.completions.create(messages=messages, **params)

# case: popped after the call
def ask(client, messages):
    params = {"presence_penalty": 1}  #! CBS103
    answer = client.chat.completions.create(messages=messages, **params)
    params.pop("presence_penalty")
    return answer

# case: overwritten by a sentinel
from openai import NOT_GIVEN


def ask(client, messages):
    params = {"presence_penalty": 1}
    params["presence_penalty"] = NOT_GIVEN
    return client.chat.completions.create(messages=messages, **params)

# case: overwritten by another value
def ask(client, messages):
    params = {"presence_penalty": 1}
    params["presence_penalty"] = 2  #! CBS103
    return client.chat.completions.create(messages=messages, **params)

# case: deleted and set again
def ask(client, messages):
    params = {"presence_penalty": 1}
    del params["presence_penalty"]
    params["presence_penalty"] = 2  #! CBS103
    return client.chat.completions.create(messages=messages, **params)

# case: known key beside unknown ones
def ask(client, messages, **kwargs):
    return client.chat.completions.create(messages=messages, frequency_penalty=1, **kwargs)  #! CBS101

# case: unknown dict updated
def ask(client, messages, params):
    params["frequency_penalty"] = 1  #! CBS101
    return client.chat.completions.create(messages=messages, **params)

# case: own kwargs updated
def ask(client, messages, **kwargs):
    kwargs["frequency_penalty"] = 1  #! CBS101
    return client.chat.completions.create(messages=messages, **kwargs)

# case: own kwargs with a default
def ask(client, messages, **kwargs):
    kwargs.setdefault("frequency_penalty", 1)  #! CBS101
    return client.chat.completions.create(messages=messages, **kwargs)

# case: extra body
def ask(client, messages):
    return client.chat.completions.create(messages=messages, extra_body={"frequency_penalty": 1})  #! CBS101

# case: extra body in a name
def ask(client, messages):
    extra = {
        "top_k": 5,  #! CBS106?
        "service_tier": "flex",  #! CBS105
    }
    return client.chat.completions.create(messages=messages, extra_body=extra)

# case: extra body in splatted params
def ask(client, messages):
    params = {
        "messages": messages,
        "extra_body": {"logit_bias": {"1": 1}},  #! CBS102
    }
    return client.chat.completions.create(**params)

# case: a nested key of the extra body is another field
def ask(client, messages):
    return client.chat.completions.create(messages=messages, extra_body={"options": {"frequency_penalty": 1}})  #! CBS106?

# case: extra body none
def ask(client, messages):
    return client.chat.completions.create(messages=messages, extra_body=None)

# case: async call
async def ask(client, messages):
    return await client.chat.completions.create(messages=messages, frequency_penalty=1)  #! CBS101

# case: parse
def ask(client, messages, schema):
    return client.chat.completions.parse(messages=messages, response_format=schema, frequency_penalty=1)  #! CBS101

# case: stream helper
def ask(client, messages):
    with client.chat.completions.stream(messages=messages, frequency_penalty=1) as stream:  #! CBS101
        return stream.get_final_completion()

# case: beta parse
def ask(client, messages, schema):
    return client.beta.chat.completions.parse(messages=messages, response_format=schema, frequency_penalty=1)  #! CBS101

# case: raw response
def ask(client, messages):
    return client.chat.completions.with_raw_response.create(messages=messages, frequency_penalty=1)  #! CBS101

# case: raw response of the client
def ask(client, messages):
    return client.with_raw_response.chat.completions.create(messages=messages, frequency_penalty=1)  #! CBS101

# case: streaming response
def ask(client, messages):
    with client.chat.completions.with_streaming_response.create(messages=messages, frequency_penalty=1) as answer:  #! CBS101
        return answer.read()

# case: module client
import openai  #! CBS001

openai.chat.completions.create(messages=[], frequency_penalty=1)  #! CBS101

# case: cerebras sdk
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# case: async cerebras sdk
from cerebras.cloud.sdk import AsyncCerebras

client = AsyncCerebras()


async def ask(messages):
    return await client.chat.completions.create(model="gpt-oss-120b", messages=messages, service_tier="auto")  #! CBS105

# case: models are not chat completions
from openai import OpenAI

client = OpenAI()  #! CBS001
client.models.list(extra_query={"frequency_penalty": 1})

# case: a known target in target scope
# options: --scope target
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
client.chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# case: the sdk of the target in target scope
# options: --scope target
from cerebras.cloud.sdk import Cerebras

Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)  #! CBS101

# case: openai's client in target scope
# options: --scope target
from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-oss-120b", messages=[], frequency_penalty=1)

# case: an unknown client in target scope
# options: --scope target
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1)

# case: selected codes only
# options: --select CBS103
def ask(client):
    client.chat.completions.create(
        messages=[],
        frequency_penalty=1,
        presence_penalty=1,  #! CBS103
    )

# case: selected by prefix
# options: --select CBS1
from openai import OpenAI

client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)  #! CBS101

# case: ignored code
# options: --ignore CBS103
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1, presence_penalty=1)  #! CBS101
