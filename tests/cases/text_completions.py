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

# case: the fields that are refused are so here too
from openai import OpenAI

client = OpenAI()  #! CBS001
client.completions.create(model="my-model", prompt="Once", frequency_penalty=1)  #! CBS301 CBS101

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
import openai  #! CBS001

openai.completions.create(model="my-model", prompt="Once")  #! CBS301

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

# case: rewritten with what reads it
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def summarize(text: str) -> str:
    response = client.completions.create(  #! CBS301
        model="gpt-oss-120b",
        prompt=f"Summarize: {text}",  # the whole text
        max_tokens=600,
        echo=False,
    )
    return response.choices[0].text.strip()


page = open("page.html")
print(page.text, summarize("x"))

# fixed: safe unchanged
# fixed: unsafe
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def summarize(text: str) -> str:
    response = client.chat.completions.create(
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": f"Summarize: {text}"}],  # the whole text
        max_tokens=600,
    )
    return (response.choices[0].message.content or "").strip()


page = open("page.html")
print(page.text, summarize("x"))

# case: rewritten in a stream
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
for chunk in client.completions.create(model="gpt-oss-120b", prompt="Once", stream=True):  #! CBS301
    print(chunk.choices[0].text, end="")

# fixed: unsafe
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
for chunk in client.chat.completions.create(
    model="gpt-oss-120b",
    messages=[{"role": "user", "content": "Once"}],
    stream=True,
):
    print(chunk.choices[0].delta.content or "", end="")

# case: left where its text is read by others too
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def show(answer):
    print(answer.choices[0].text)


show(client.completions.create(model="gpt-oss-120b", prompt="Once"))  #! CBS301
show(open("answer"))

# fixed: unsafe unchanged
