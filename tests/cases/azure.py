# Azure clients: CBS003, and their requests without the names of deployments.

# case: azure
from openai import AzureOpenAI

client = AzureOpenAI(api_version="2024-10-21", azure_endpoint="https://me.openai.azure.com")  #! CBS003

# case: async azure
from openai import AsyncAzureOpenAI

client = AsyncAzureOpenAI(api_version="2024-10-21")  #! CBS003

# case: azure through the module
import openai

client = openai.AzureOpenAI(  #! CBS003
    api_version="2024-10-21",
    azure_endpoint="https://me.openai.azure.com",
)

# case: azure under another name
from openai import AzureOpenAI as Azure

client = Azure(api_version="2024-10-21")  #! CBS003

# case: what azure is sent is judged, but for the names of deployments
from openai import AzureOpenAI

client = AzureOpenAI(api_version="2024-10-21")  #! CBS003
client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1, logit_bias={})  #! CBS101 CBS102
client.embeddings.create(model="ada", input="x")  #! CBS302
client.completions.create(model="davinci", prompt="x")  #! CBS301

# case: through what azure has in front
from openai import AzureOpenAI

client = AzureOpenAI(base_url="https://gateway.example.com/azure", api_version="2024-10-21")  #! CBS003
client.chat.completions.create(model="gpt-4o", messages=[], service_tier="auto")  #! CBS105

# case: the old module at azure
import openai

openai.api_type = "azure"  #! CBS003
openai.api_base = "https://me.openai.azure.com"
openai.api_version = "2023-05-15"


def ask(messages, options):
    return openai.ChatCompletion.create(engine="gpt-35-turbo", messages=messages, frequency_penalty=1)  #! CBS101 CBS303

# case: the old module at another host
import openai

openai.api_base = "http://localhost:8000/v1"
openai.ChatCompletion.create(model="gpt-4", messages=[], frequency_penalty=1)

# case: either of them
import os

from openai import AzureOpenAI, OpenAI

azure = os.getenv("AZURE") == "1"
client = AzureOpenAI(api_version="2024-10-21") if azure else OpenAI()  #! CBS003 CBS001
client.chat.completions.create(model="gpt-4o", messages=[], logit_bias={})  #! CBS004 CBS102

# case: azure in target scope, with what it is sent
# options: --scope target
from openai import AzureOpenAI

client = AzureOpenAI(api_version="2024-10-21")
client.chat.completions.create(model="gpt-4o", messages=[], logit_bias={})

# case: azure url on a plain client
from openai import OpenAI

client = OpenAI(base_url="https://me.openai.azure.com/openai/v1/", api_key="k")
client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1)

# case: azure or openai
from openai import AzureOpenAI, OpenAI


def connect(azure):
    if azure:
        return AzureOpenAI(api_version="2024-10-21")  #! CBS003
    return OpenAI()  #! CBS001

# case: azure in target scope
# options: --scope target
from openai import AzureOpenAI

client = AzureOpenAI(api_version="2024-10-21")
