import os

import openai

openai.api_type = "azure"
openai.api_base = "https://example.openai.azure.com/"
openai.api_version = "2023-05-15"
openai.api_key = os.getenv("OPENAI_API_KEY")

response = openai.ChatCompletion.create(engine="my-deployment", messages=[{"role": "user", "content": "Hello"}])
print(response["choices"][0]["message"]["content"])
