import openai

client = openai.AzureOpenAI(azure_endpoint="https://acme.openai.azure.com", api_key="k", api_version="2024-06-01")
print(client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "attribute"}]).choices[0].message.content)
