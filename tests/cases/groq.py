# case: fields that are answered with 400
# options: --target groq
from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
client.chat.completions.create(
    model="openai/gpt-oss-120b",
    messages=[],
    logprobs=True,  #! GRQ101
    top_logprobs=2,  #! GRQ103
    logit_bias={},  #! GRQ102
    parallel_tool_calls=False,
    seed=1,
    user="u",
)
# fixed: safe
from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
client.chat.completions.create(
    model="openai/gpt-oss-120b",
    messages=[],
    parallel_tool_calls=False,
    seed=1,
    user="u",
)

# case: one answer, and penalties that no model supports
# options: --target groq
from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
client.chat.completions.create(model="m", messages=[], n=2)  #! GRQ105
client.chat.completions.create(model="m", messages=[], n=1)
client.chat.completions.create(model="m", messages=[], frequency_penalty=0.5, presence_penalty=0)  #! GRQ106
client.chat.completions.create(model="m", messages=[], presence_penalty=-1, frequency_penalty=None)  #! GRQ107

# case: fields that it does not list
# options: --target groq
from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
client.chat.completions.create(model="m", messages=[], store=True)  #! GRQ108
client.chat.completions.create(model="m", messages=[], metadata={"a": "b"})  #! GRQ108
client.chat.completions.create(model="m", messages=[], verbosity="low")  #! GRQ108?
client.chat.completions.create(model="m", messages=[], extra_body={"top_k": 1})  #! GRQ108?
client.chat.completions.create(model="m", messages=[], extra_body={"reasoning_format": "hidden"})
client.chat.completions.create(model="m", messages=[], stream=True, stream_options={"include_usage": True})

# case: messages
# options: --target groq
from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
client.chat.completions.create(model="m", messages=[{"role": "user", "content": "a", "name": "b"}])  #! GRQ104?
client.chat.completions.create(model="m", messages=[{"role": "assistant", "content": "a", "reasoning_content": "b"}])  #! GRQ109
client.chat.completions.create(model="m", messages=[{"role": "assistant", "content": "a", "reasoning": "b"}])
client.chat.completions.create(model="m", messages=[{"role": "developer", "content": "a"}])

# case: values
# options: --target groq
from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
client.chat.completions.create(model="m", messages=[], temperature=2.5)  #! GRQ110
client.chat.completions.create(model="m", messages=[], temperature=2, service_tier="flex")
client.chat.completions.create(model="m", messages=[], service_tier="priority")  #! GRQ110
client.chat.completions.create(model="openai/gpt-oss-20b", messages=[], reasoning_effort="none")  #! GRQ403
client.chat.completions.create(model="qwen/qwen3.8-27b", messages=[], reasoning_effort="none")

# case: structured outputs are neither streamed nor beside tools
# options: --target groq
from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
answer = {"type": "json_schema", "json_schema": {"name": "a", "schema": {}}}
tools = [{"type": "function", "function": {"name": "f"}}]
client.chat.completions.create(model="m", messages=[], response_format=answer, stream=True)  #! GRQ201
client.chat.completions.create(model="m", messages=[], response_format=answer, tools=tools)  #! GRQ202
client.chat.completions.create(model="m", messages=[], response_format={"type": "json_object"}, stream=True)
client.chat.completions.create(model="m", messages=[], response_format={"type": "json_object"}, tools=tools)
client.chat.completions.create(model="m", messages=[], response_format=answer)

# case: models
# options: --target groq
from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
client.chat.completions.create(model="gpt-4o", messages=[])  #! GRQ004
client.chat.completions.create(model="llama-3.1-8b-instant", messages=[])  #! GRQ004
client.chat.completions.create(model="groq/openai/gpt-oss-20b", messages=[])  #! GRQ004
client.chat.completions.create(model="openai/gpt-oss-20b", messages=[])
client.chat.completions.create(model="moonshotai/kimi-k3", messages=[])
# fixed: unsafe
from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
client.chat.completions.create(model="gpt-4o", messages=[])
client.chat.completions.create(model="openai/gpt-oss-20b", messages=[])
client.chat.completions.create(model="openai/gpt-oss-20b", messages=[])
client.chat.completions.create(model="openai/gpt-oss-20b", messages=[])
client.chat.completions.create(model="moonshotai/kimi-k3", messages=[])

# case: a client of OpenAI's, and one with its key
# options: --target groq
import os

from openai import OpenAI

one = OpenAI()  #! GRQ001
two = OpenAI(
    base_url="https://api.groq.com/openai/v1",
    api_key=os.environ["OPENAI_API_KEY"],  #! GRQ002
)
for client in (one, two):
    client.chat.completions.create(model="openai/gpt-oss-20b", messages=[])
# fixed: unsafe
import os

from openai import OpenAI

one = OpenAI(base_url="https://api.groq.com/openai/v1", api_key=os.environ.get("GROQ_API_KEY"))
two = OpenAI(
    base_url="https://api.groq.com/openai/v1",
    api_key=os.environ["GROQ_API_KEY"],
)
for client in (one, two):
    client.chat.completions.create(model="openai/gpt-oss-20b", messages=[])

# case: its own client is judged, those of other targets are nobody's business
# options: --target groq
from cerebras.cloud.sdk import Cerebras
from groq import Groq
from mistralai.client import Mistral
from openai import OpenAI

Groq().chat.completions.create(model="m", messages=[], logprobs=True)  #! GRQ101
Cerebras().chat.completions.create(model="m", messages=[], logprobs=True)
Mistral().chat.completions.create(model="m", messages=[], logprobs=True)
OpenAI(base_url="https://api.cerebras.ai/v1").chat.completions.create(model="m", messages=[], logprobs=True)

# case: Azure
# options: --target groq
from openai import AzureOpenAI

client = AzureOpenAI(azure_endpoint="https://r.openai.azure.com", api_version="1")  #! GRQ003
client.chat.completions.create(model="m", messages=[])

# case: endpoints
# options: --target groq
from openai import OpenAI

client = OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
client.completions.create(model="m", prompt="a")  #! GRQ301
client.images.generate(prompt="a")  #! GRQ302
client.embeddings.create(model="m", input="a")  #! GRQ302?
client.models.list()

# case: a client whose other calls may not be served stays
# options: --target groq
from openai import OpenAI

client = OpenAI()  #! GRQ001
client.chat.completions.create(model="m", messages=[])
client.embeddings.create(model="text-embedding-3-small", input="a")  #! GRQ302?
# fixed: unsafe unchanged

# case: the module of old
# options: --target groq
import openai  #! GRQ001

openai.ChatCompletion.create(model="m", messages=[])  #! GRQ303

# case: paths of base URLs
# options: --target groq
from groq import Groq
from openai import OpenAI

OpenAI(base_url="https://api.groq.com/v1", api_key="k")  #! GRQ304
OpenAI(base_url="https://api.groq.com/openai/v1/", api_key="k")
Groq(base_url="https://api.groq.com/openai/v1")  #! GRQ304
Groq(api_key="k")
# fixed: safe
from groq import Groq
from openai import OpenAI

OpenAI(base_url="https://api.groq.com/openai/v1", api_key="k")
OpenAI(base_url="https://api.groq.com/openai/v1/", api_key="k")
Groq(base_url="https://api.groq.com")
Groq(api_key="k")

# case: addresses of requests
# options: --target groq
import requests

headers = {"Authorization": "Bearer k"}
requests.post("https://api.groq.com/openai/v1/chat/completions", json={"model": "m", "messages": [], "logprobs": True}, headers=headers)  #! GRQ101
requests.post("https://api.groq.com/v1/chat/completions", json={"model": "m", "messages": []}, headers=headers)  #! GRQ304
# fixed: safe
import requests

headers = {"Authorization": "Bearer k"}
requests.post("https://api.groq.com/openai/v1/chat/completions", json={"model": "m", "messages": []}, headers=headers)
requests.post("https://api.groq.com/openai/v1/chat/completions", json={"model": "m", "messages": []}, headers=headers)

# case: an id that says whose model it is
# options: --target groq
import litellm

litellm.completion(model="groq/openai/gpt-oss-20b", messages=[], logprobs=True)  #! GRQ101
litellm.completion(model="cerebras/gpt-oss-120b", messages=[], logprobs=True)
litellm.completion(model="gpt-4o", messages=[], logprobs=True)  #! GRQ001 GRQ004 GRQ101
# It streams such an answer itself.
answer = {"type": "json_schema", "json_schema": {"name": "a", "schema": {}}}
litellm.completion(model="groq/openai/gpt-oss-20b", messages=[], response_format=answer, stream=True)
