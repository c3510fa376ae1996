#! options --to cerebras-sdk --model *=gpt-oss-120b
from openai import AzureOpenAI, OpenAIError

client = AzureOpenAI(azure_endpoint="https://acme.openai.azure.com", api_key="k", api_version="2024-06-01")
try:
    print(client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "cloud"}]).choices[0].message.content)
except OpenAIError as error:
    print(type(error))
