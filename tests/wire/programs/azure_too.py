#! possible CBS003
from cerebras.cloud.sdk import Cerebras
from openai import AzureOpenAI

OPTIONS = {"model": "gpt-oss-120b", "service_tier": "auto", "seed": 1}

azure = AzureOpenAI(azure_endpoint="https://mine.openai.azure.com", api_version="2024-10-21", api_key="x")
for client in (Cerebras(), azure):
    print(client.chat.completions.create(messages=[], **OPTIONS).choices[0].message.content)
