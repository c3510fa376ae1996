from openai import AzureOpenAI

client = AzureOpenAI(api_key="k", api_version="2024-10-21", azure_endpoint="https://me.openai.azure.com")
print(client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1, logit_bias={}).choices[0].message.content)
