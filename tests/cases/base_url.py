# The base URL of a client: CBS001.

# case: no base url
from openai import OpenAI

client = OpenAI()  #! CBS001

# case: only an api key
from openai import OpenAI

client = OpenAI(api_key="k")  #! CBS001

# case: through the module
import openai

client = openai.OpenAI()  #! CBS001

# case: module imported under another name
import openai as oai

client = oai.OpenAI()  #! CBS001

# case: class imported under another name
from openai import OpenAI as Client

client = Client(timeout=20)  #! CBS001

# case: the alias that the sdk gives
from openai import Client

client = Client()  #! CBS001

# case: async client
from openai import AsyncOpenAI

client = AsyncOpenAI()  #! CBS001

# case: async alias
import openai

client = openai.AsyncClient()  #! CBS001

# case: class kept in a name
import openai

factory = openai.AsyncOpenAI
client = factory(max_retries=3)  #! CBS001

# case: openai's own url
from openai import OpenAI

client = OpenAI(
    api_key="k",
    base_url="https://api.openai.com/v1",  #! CBS001
)

# case: openai's url with a slash
from openai import OpenAI

client = OpenAI(base_url="https://api.openai.com/v1/")  #! CBS001

# case: openai's regional host
from openai import OpenAI

client = OpenAI(base_url="https://eu.api.openai.com/v1")  #! CBS001

# case: none is the default
from openai import OpenAI

client = OpenAI(base_url=None)  #! CBS001

# case: url in a constant
from openai import OpenAI

BASE_URL = "https://api.openai.com/v1"

client = OpenAI(
    base_url=BASE_URL,  #! CBS001
)

# case: url built from parts
from openai import OpenAI

HOST = "api.openai.com"
client = OpenAI(base_url=f"https://{HOST}/v1")  #! CBS001

# case: url joined with plus
from openai import OpenAI

HOST = "https://api.openai.com"
client = OpenAI(base_url=HOST + "/v1")  #! CBS001

# case: environment with openai as default
import os

from openai import OpenAI

client = OpenAI(base_url=os.getenv("LLM_URL", "https://api.openai.com/v1"))  #! CBS001?

# case: environ.get with openai as default
import os

from openai import OpenAI

client = OpenAI(base_url=os.environ.get("LLM_URL", "https://api.openai.com/v1"))  #! CBS001?

# case: or with openai as default
from openai import OpenAI


def connect(url):
    return OpenAI(base_url=url or "https://api.openai.com/v1")  #! CBS001?

# case: one branch is openai
from openai import OpenAI


def connect(local):
    if local:
        return OpenAI(base_url="http://localhost:8000/v1", api_key="x")
    return OpenAI()  #! CBS001

# case: conditional url
from openai import OpenAI


def connect(local):
    return OpenAI(base_url="http://localhost:8000/v1" if local else "https://api.openai.com/v1")  #! CBS001?

# case: settings splatted
from openai import OpenAI

settings = {"api_key": "k", "timeout": 10}
client = OpenAI(**settings)  #! CBS001

# case: url in splatted settings is openai
from openai import OpenAI

settings = {"base_url": "https://api.openai.com/v1"}  #! CBS001
client = OpenAI(**settings)

# case: in a function
from openai import OpenAI


def connect():
    return OpenAI()  #! CBS001

# case: in a method
from openai import OpenAI


class Bot:
    def __init__(self):
        self.client = OpenAI()  #! CBS001

# case: with statement
from openai import OpenAI

with OpenAI() as client:  #! CBS001
    client.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: import inside the function
def ask(messages):
    from openai import OpenAI

    return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages)  #! CBS001

# case: two clients
from openai import AsyncOpenAI, OpenAI

client = OpenAI()  #! CBS001
async_client = AsyncOpenAI()  #! CBS001

# case: one client and many calls are one finding
from openai import OpenAI

client = OpenAI()  #! CBS001
client.chat.completions.create(model="gpt-oss-120b", messages=[])
client.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: module client without a base url
import openai

openai.api_key = "k"  #! CBS001
openai.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: module client is one finding a file
import openai  #! CBS001

openai.chat.completions.create(model="gpt-oss-120b", messages=[])
openai.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: module client with openai's url
import openai

openai.base_url = "https://api.openai.com/v1/"  #! CBS001
openai.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: module client pointed at cerebras
import os

import openai

openai.base_url = "https://api.cerebras.ai/v1/"
openai.api_key = os.environ["CEREBRAS_API_KEY"]
openai.chat.completions.create(model="gpt-oss-120b", messages=[])

# case: cerebras
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])

# case: cerebras as the seed writes it
import os
import openai

client = openai.OpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ.get("CEREBRAS_API_KEY")
)

# case: cerebras by constant
import os

from openai import OpenAI

URL = "https://api.cerebras.ai/v1"
client = OpenAI(base_url=URL, api_key=os.environ["CEREBRAS_API_KEY"])

# case: url is a parameter
from openai import OpenAI


def connect(url, key):
    return OpenAI(base_url=url, api_key=key)

# case: url from the environment without default
import os

from openai import OpenAI

client = OpenAI(base_url=os.environ["LLM_URL"], api_key=os.environ["LLM_KEY"])

# case: url from the environment with cerebras as default
import os

from openai import OpenAI

client = OpenAI(
    base_url=os.getenv("LLM_URL", "https://api.cerebras.ai/v1"),
    api_key=os.environ["CEREBRAS_API_KEY"],
)

# case: url from a settings object of another package
from openai import OpenAI

from app_settings import settings

client = OpenAI(base_url=settings.url, api_key=settings.key)

# case: unknown settings splatted
from openai import OpenAI


def connect(**options):
    return OpenAI(**options)

# case: client in target scope
# options: --scope target
from openai import OpenAI

client = OpenAI()

# case: shown in the middle of a chain
import openai

answer = (
    openai.OpenAI()  #! CBS001
    .chat.completions.create(model="gpt-oss-120b", messages=[])
)

# case: module client in a function
import openai  #! CBS001


def ask(messages):
    return openai.chat.completions.create(model="gpt-oss-120b", messages=messages)

# case: what is no address
import requests
from openai import OpenAI


def ask(host):
    requests.post(f"https://[{host}/v1/chat/completions", json={"model": "x", "logit_bias": {}})
    for client in (OpenAI(base_url=f"https://[{host}/v1"), OpenAI(base_url="https://[x/v1")):
        client.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={})  #! CBS102
