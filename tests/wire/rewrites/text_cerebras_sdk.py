from cerebras.cloud.sdk import Cerebras

client = Cerebras()
print(client.completions.create(model="gpt-oss-120b", prompt="Fast", max_tokens=100).choices[0].text)
