from openai import OpenAI

client = OpenAI()
other = OpenAI(timeout=5)
print(client.embeddings.create(model="my-embedder", input="x").data[0].embedding)
print(client.chat.completions.create(model="gpt-oss-120b", messages=[]).choices[0].message.content)
print(other.chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={}).choices[0].message.content)
