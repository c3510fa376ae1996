from openai import OpenAI

client = OpenAI(api_key="key-of-the-local-server")
local = client.with_options(base_url="http://localhost:8000/v1")
print(local.chat.completions.create(model="llama", messages=[], presence_penalty=1).choices[0].message.content)
print(client.chat.completions.create(model="gpt-oss-120b", messages=[]).choices[0].message.content)
