from openai import OpenAI

PORT = 8000
client = OpenAI(base_url=f"http://localhost:{PORT}/v1", api_key="x")
print(client.chat.completions.create(model="llama", messages=[], logit_bias={"1": 5}).choices[0].message.content)
print(client.completions.create(model="llama", prompt="Once").choices[0].text)
