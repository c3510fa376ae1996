#! left CBS003 from a dict
from openai import AzureOpenAI

CONFIG = {"azure_endpoint": "https://acme.openai.azure.com", "api_key": "k", "api_version": "2024-06-01"}
client = AzureOpenAI(**CONFIG)
print(client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "dict"}]).choices[0].message.content)
