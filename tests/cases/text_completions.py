# The legacy text completions endpoint: CBS301.

# case: create
from openai import OpenAI

client = OpenAI()  #! CBS001
client.completions.create(model="my-model", prompt="Once")  #! CBS301

# case: the line of the method
from openai import OpenAI

client = OpenAI()  #! CBS001
client.completions.create(  #! CBS301
    model="my-model",
    prompt="Once",
    max_tokens=20,
)

# case: its fields are not a chat completion's
from openai import OpenAI

client = OpenAI()  #! CBS001
client.completions.create(model="my-model", prompt="Once", frequency_penalty=1)  #! CBS301

# case: async
from openai import AsyncOpenAI

client = AsyncOpenAI()  #! CBS001


async def ask(prompt):
    return await client.completions.create(model="my-model", prompt=prompt)  #! CBS301

# case: client of cerebras
from cerebras.cloud.sdk import Cerebras

Cerebras().completions.create(model="my-model", prompt="Once")  #! CBS301

# case: openai client on cerebras
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
client.completions.create(model="my-model", prompt="Once")  #! CBS301

# case: raw response
from openai import OpenAI

client = OpenAI()  #! CBS001
client.completions.with_raw_response.create(model="my-model", prompt="Once")  #! CBS301

# case: module client
import openai

openai.completions.create(model="my-model", prompt="Once")  #! CBS001 CBS301

# case: resource in a name
from openai import OpenAI

completions = OpenAI().completions  #! CBS001
completions.create(model="my-model", prompt="Once")  #! CBS301

# case: base url of somebody unknown is still this client
from openai import OpenAI


def ask(url, key, prompt):
    return OpenAI(base_url=url, api_key=key).completions.create(model="my-model", prompt=prompt)  #! CBS301

# case: unresolved client
def ask(client, prompt):
    return client.completions.create(model="my-model", prompt=prompt)

# case: local server
from openai import OpenAI

client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
client.completions.create(model="my-model", prompt="Once")

# case: another object with completions
class Report:
    completions = None


def save(report):
    return report.completions.create(title="done")

# case: openai's client in target scope
# options: --scope target
from openai import OpenAI

OpenAI().completions.create(model="my-model", prompt="Once")
