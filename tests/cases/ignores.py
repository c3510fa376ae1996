# Comments that silence: CL002 (silences nothing), CL003 (unknown code); and CL001, a file that cannot be read.

# case: on the line
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1)  # compatlint: ignore[CBS101] measured

# case: on the line of a keyword
def ask(client):
    client.chat.completions.create(
        messages=[],
        frequency_penalty=1,  # compatlint: ignore[CBS101]
        presence_penalty=1,  #! CBS103
    )

# case: on the first line of the call
def ask(client):
    client.chat.completions.create(  # compatlint: ignore[CBS101]
        messages=[],
        frequency_penalty=1,
    )

# case: on the last line of the call
def ask(client):
    client.chat.completions.create(
        messages=[],
        frequency_penalty=1,
    )  # compatlint: ignore[CBS101]

# case: on a line of its own above the statement
def ask(client):
    # compatlint: ignore[CBS101] the gateway drops it
    client.chat.completions.create(
        messages=[],
        frequency_penalty=1,
    )

# case: several codes
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1, logit_bias={})  # compatlint: ignore[CBS101, CBS102]

# case: one code of two
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1, logit_bias={})  # compatlint: ignore[CBS101]  #! CBS102

# case: noqa
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1)  # noqa: CBS101

# case: noqa of another tool
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1)  # noqa: E501  #! CBS101

# case: whole file
# compatlint: ignore-file[CBS101]
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1, presence_penalty=1)  #! CBS103

# case: until a date to come
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1)  # compatlint: ignore[CBS101] until=2999-01-01

# case: until a date gone by
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1)  # compatlint: ignore[CBS101] until=2020-01-01  #! CBS101 CL002

# case: silences nothing
def ask(client):
    client.chat.completions.create(messages=[])  # compatlint: ignore[CBS101]  #! CL002

# fixed: safe
def ask(client):
    client.chat.completions.create(messages=[])

# case: silences half
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1)  # compatlint: ignore[CBS101, CBS103]  #! CL002

# fixed: safe
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1)  # compatlint: ignore[CBS101]

# case: unknown code
def ask(client):
    client.chat.completions.create(messages=[], frequency_penalty=1)  # compatlint: ignore[CBS999]  #! CBS101 CL003

# case: in a string is no comment
TEXT = "# compatlint: ignore[CBS101]"


def ask(client):
    client.chat.completions.create(messages=[TEXT], frequency_penalty=1)  #! CBS101

# case: at the client
from openai import OpenAI

client = OpenAI()  # compatlint: ignore[CBS001] stays with openai
client.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: a syntax error
from openai import OpenAI
def ask(:  #! CL001
    return OpenAI()

# case: marker of a migration
from openai import OpenAI

# TODO[compatlint]: CBS003 `AzureOpenAI` talks to Azure only  #! CL005
client = None
x = 1  # TODO[compatlint]: see above  #! CL005
y = "# TODO[compatlint]: CBS003"
# TODO: compatlint

# case: marker that is ignored
# TODO[compatlint]: CBS003 `AzureOpenAI` talks to Azure only  # compatlint: ignore[CL005]
client = None

# case: an ignore of a marker is in use beside one that is not
# TODO[compatlint]: CBS003 `AzureOpenAI` talks to Azure only  # compatlint: ignore[CL005]
client = None
# compatlint: ignore[CBS101]  #! CL002
x = 1

# fixed: unsafe
# TODO[compatlint]: CBS003 `AzureOpenAI` talks to Azure only  # compatlint: ignore[CL005]
client = None
x = 1

# case: an ignore that another file needs is in use
from core import OPTIONS, client

client.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)
# file: core.py
import openai

client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
OPTIONS = {
    "logit_bias": {},  # compatlint: ignore[CBS102] wanted
}
# compatlint: ignore[CBS101] unused  #! CL002
x = 1

# fixed: unsafe
# file: main.py
from core import OPTIONS, client

client.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS)
# file: core.py
import openai

client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")
OPTIONS = {
    "logit_bias": {},  # compatlint: ignore[CBS102] wanted
}
x = 1

# case: an unused ignore in a file that cannot be written back
# coding: idna
import openai

client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="x")  # compatlint: ignore[CBS001]  #! CL002
