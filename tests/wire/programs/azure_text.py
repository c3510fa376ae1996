from openai import AzureOpenAI

client = AzureOpenAI(api_key="k", api_version="2024-10-21", azure_endpoint="https://me.openai.azure.com")
print(client.completions.create(model="text-davinci-003", prompt="Once", presence_penalty=1).choices[0].text)
