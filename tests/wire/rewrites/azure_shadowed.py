#! left CBS003 something else
try:
    from openai import AzureOpenAI
except ImportError:
    AzureOpenAI = None

client = AzureOpenAI(azure_endpoint="https://acme.openai.azure.com", api_key="k", api_version="2024-06-01")
print(client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "shadow"}]).choices[0].message.content)
