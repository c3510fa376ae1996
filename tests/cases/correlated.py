# Conditions that belong together, and code that cannot run. Most cases run: tests/test_wire.py compares what they send with
# their marks.

# case: stream or json mode
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, stream):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if stream:
        params["stream"] = True
    else:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)


ask([], False)
list(ask([], True))

# case: stream and not json mode
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, stream):
    params = {"model": "gpt-oss-120b", "messages": messages, "stream": stream}
    if not stream:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)


ask([], False)
list(ask([], True))

# case: stream and json mode under the same condition
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, live):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if live:
        params["stream"] = True  #! CBS201
    if live:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)


list(ask([], True))

# case: stream and json mode under opposite conditions
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, live):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if live:
        params["stream"] = True
    if not live:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)


list(ask([], True))
ask([], False)

# case: stream and json mode under other conditions
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, live, structured):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if live:
        params["stream"] = True  #! CBS201?
    if structured:
        params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)


list(ask([], True, False))
ask([], False, True)

# case: stream by a conditional expression
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, structured):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        stream=not structured,
        response_format={"type": "json_object"} if structured else {"type": "text"},
    )


ask([], True)
list(ask([], False))

# case: early return of the other way
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, stream):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if stream:
        return client.chat.completions.create(stream=True, **params)
    params["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(**params)


ask([], False)
list(ask([], True))

# case: two calls in two branches
from openai import OpenAI

client = OpenAI()  #! CBS001
FORMAT = {"type": "json_object"}


def ask(messages, stream, structured):
    params = {"model": "gpt-oss-120b", "messages": messages}
    if structured:
        params["response_format"] = FORMAT
    if stream and not structured:
        return client.chat.completions.create(stream=True, **params)
    return client.chat.completions.create(stream=False, **params)


ask([], False, True)
list(ask([], True, False))

# case: json mode is taken out of a stream
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, **params):
    if params.get("stream"):
        params.pop("response_format", None)
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **params)


list(ask([], stream=True, response_format={"type": "json_object"}))

# case: given value or sentinel
from openai import NOT_GIVEN, OpenAI

client = OpenAI()  #! CBS001


def ask(messages, penalty=None):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        frequency_penalty=penalty if penalty is not None else NOT_GIVEN,  #! CBS101?
    )


ask([])

# case: given value and no sentinel
from openai import NOT_GIVEN, OpenAI

client = OpenAI()  #! CBS001


def ask(messages, penalty=None, tier=None):
    return client.chat.completions.create(
        model="gpt-oss-120b",
        messages=messages,
        frequency_penalty=penalty if penalty is not None else NOT_GIVEN,  #! CBS101
        service_tier=tier or NOT_GIVEN,  #! CBS105?
    )


ask([], 0.5)

# case: popped in both branches
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b", "presence_penalty": 0}
if len(sys.argv) > 3:
    del params["presence_penalty"]
else:
    params.pop("presence_penalty")
client.chat.completions.create(messages=[], **params)

# case: popped under the condition that it was set
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001
loud = len(sys.argv) > 3
params = {"model": "gpt-oss-120b"}
if loud:
    params["presence_penalty"] = 1
if loud:
    params.pop("presence_penalty")
client.chat.completions.create(messages=[], **params)

# case: popped if it is there
from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b", "presence_penalty": 0}
if "presence_penalty" in params:
    del params["presence_penalty"]
client.chat.completions.create(messages=[], **params)

# case: set if it is not there
from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b"}
if "presence_penalty" not in params:
    params["presence_penalty"] = 1  #! CBS103
client.chat.completions.create(messages=[], **params)

# case: loop that may not run
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b"}
for word in sys.argv[1:]:
    params["logit_bias"] = {word: 1}  #! CBS102?
client.chat.completions.create(messages=[], **params)

# case: loop that runs
from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b"}
for name in ("presence_penalty", "seed"):
    params[name] = 1  #! CBS103
client.chat.completions.create(messages=[], **params)

# case: loop over nothing
from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b"}
for name in ():
    params["presence_penalty"] = 1
client.chat.completions.create(messages=[], **params)

# case: while loop that may not run
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b"}
while len(sys.argv) > 3:
    params["logit_bias"] = {}  #! CBS102?
    break
client.chat.completions.create(messages=[], **params)

# case: loop left before the field
from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b"}
for _ in range(2):
    break
    params["logit_bias"] = {}
client.chat.completions.create(messages=[], **params)

# case: field of the last round
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b"}
for _ in range(len(sys.argv) + 1):
    client.chat.completions.create(messages=[], **params)
    params["logit_bias"] = {}  #! CBS102?

# case: code after return
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages):
    params = {"model": "gpt-oss-120b"}
    return client.chat.completions.create(messages=messages, **params)
    params["presence_penalty"] = 1
    return client.chat.completions.create(messages=messages, **params)


ask([])

# case: code after return in both branches
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, first):
    if first:
        return None
    else:
        return client.chat.completions.create(model="gpt-oss-120b", messages=messages)
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)


ask([], False)

# case: code after continue
from openai import OpenAI

client = OpenAI()  #! CBS001
for messages in ([], []):
    client.chat.completions.create(model="gpt-oss-120b", messages=messages)
    continue
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)

# case: code after an endless loop
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages):
    while True:
        answer = client.chat.completions.create(model="gpt-oss-120b", messages=messages)
        if answer.choices:
            return answer
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)


ask([])

# case: code after exit
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001


def stop(messages):
    client.chat.completions.create(model="gpt-oss-120b", messages=messages)
    sys.exit(0)
    client.chat.completions.create(model="gpt-oss-120b", messages=messages, presence_penalty=1)


try:
    stop([])
except SystemExit:
    pass

# case: constant condition
from openai import OpenAI

DEBUG = False
client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b"}
if DEBUG:
    params["logit_bias"] = {}
if not DEBUG:
    params["presence_penalty"] = 1  #! CBS103
client.chat.completions.create(messages=[], **params)

# case: type checking is never true
from typing import TYPE_CHECKING

from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b"}
if TYPE_CHECKING:
    params["logit_bias"] = {}
client.chat.completions.create(messages=[], **params)

# case: comparison of a constant
from openai import OpenAI

PROVIDER = "cerebras"
client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b", "presence_penalty": 1}
if PROVIDER == "openai":
    params["logit_bias"] = {}
elif PROVIDER in ("cerebras", "groq"):
    params.pop("presence_penalty")
client.chat.completions.create(messages=[], **params)

# case: field only for the provider that takes it
import os

from openai import OpenAI


def ask(provider, messages):
    params = {"model": "gpt-oss-120b"}
    if provider == "groq":
        client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
        params["presence_penalty"] = 1
    else:
        client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
    return client.chat.completions.create(messages=messages, **params)


ask("groq", [])
ask("cerebras", [])

# case: field only for the other provider
import os

from openai import OpenAI


def ask(provider, messages):
    if provider == "groq":
        client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
    else:
        client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
    params = {"model": "gpt-oss-120b"}
    if provider != "groq":
        params["presence_penalty"] = 1  #! CBS103
    return client.chat.completions.create(messages=messages, **params)


ask("groq", [])
ask("cerebras", [])

# case: field under a flag that the caller sets
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, creative):
    params = {"model": "gpt-oss-120b"}
    if creative:
        params["presence_penalty"] = 1  #! CBS103
    return client.chat.completions.create(messages=messages, **params)


ask([], creative=True)

# case: field under a flag that no caller sets
from openai import OpenAI


def main():
    client = OpenAI()  #! CBS001

    def ask(messages, creative=False):
        params = {"model": "gpt-oss-120b"}
        if creative:
            params["presence_penalty"] = 1
        return client.chat.completions.create(messages=messages, **params)

    return ask([])


main()

# case: match of a constant
from openai import OpenAI

client = OpenAI()  #! CBS001


def options(kind):
    match kind:
        case "creative":
            return {"presence_penalty": 1}  #! CBS103
        case "exact":
            return {"seed": 1}
        case _:
            return {"logit_bias": {}}


client.chat.completions.create(model="gpt-oss-120b", messages=[], **options("creative"))
client.chat.completions.create(model="gpt-oss-120b", messages=[], **options("exact"))

# case: match that decides on the call
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001
match len(sys.argv):
    case 1:
        params = {"presence_penalty": 1}  #! CBS103?
    case _:
        params = {"seed": 1}
client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)

# case: except branch
import json
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001
try:
    params = json.loads(sys.argv[1])
except IndexError:
    params = {"presence_penalty": 1}  #! CBS103?
client.chat.completions.create(model="gpt-oss-120b", messages=[], **params)

# case: second try without the field
from openai import BadRequestError, OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b", "presence_penalty": 1}  #! CBS103
try:
    client.chat.completions.create(messages=[], **params)
except BadRequestError:
    params.pop("presence_penalty")
    client.chat.completions.create(messages=[], **params)

# case: finally takes it out
from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b", "presence_penalty": 1}
try:
    print("ready")
finally:
    params.pop("presence_penalty")
client.chat.completions.create(messages=[], **params)

# case: short circuit
import sys

from openai import OpenAI

client = OpenAI()  #! CBS001
extra = len(sys.argv) > 3 and {"presence_penalty": 1}  #! CBS103?
client.chat.completions.create(model="gpt-oss-120b", messages=[], **(extra or {}))

# case: or with a dict that is not empty
from openai import OpenAI

client = OpenAI()  #! CBS001
options = {"seed": 1} or {"presence_penalty": 1}
client.chat.completions.create(model="gpt-oss-120b", messages=[], **options)

# case: or with a dict that is empty
from openai import OpenAI

client = OpenAI()  #! CBS001
options = {} or {"presence_penalty": 1}  #! CBS103
client.chat.completions.create(model="gpt-oss-120b", messages=[], **options)

# case: environment decides
import os

from openai import OpenAI

client = OpenAI()  #! CBS001
params = {"model": "gpt-oss-120b"}
if os.getenv("CREATIVE"):
    params["presence_penalty"] = 1  #! CBS103?
client.chat.completions.create(messages=[], **params)

# case: assert keeps it away
from openai import OpenAI

client = OpenAI()  #! CBS001


def ask(messages, tier=None):
    assert tier is None
    params = {"model": "gpt-oss-120b"}
    if tier is not None:
        params["service_tier"] = tier
    return client.chat.completions.create(messages=messages, **params)


ask([])
