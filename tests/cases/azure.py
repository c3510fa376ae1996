# Azure clients: CBS003, and nothing about their requests.

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

# case: azure requests are not judged
from openai import AzureOpenAI

client = AzureOpenAI(api_version="2024-10-21")  #! CBS003
client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1, logit_bias={})
client.embeddings.create(model="ada", input="x")
client.completions.create(model="davinci", prompt="x")

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
