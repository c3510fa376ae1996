#! options --model *=gpt-oss-120b
import os

from openai import AzureOpenAI

client = AzureOpenAI(
    azure_endpoint="https://acme.openai.azure.com",
    api_key=os.environ.get("AZURE_OPENAI_API_KEY", "azure-key"),
    api_version="2024-06-01",
    max_retries=2,
)
reply = client.chat.completions.create(
    model="gpt-4o",
    messages=[{"role": "user", "content": "From Azure"}],
    frequency_penalty=0.3,
)
print(reply.choices[0].message.content)
