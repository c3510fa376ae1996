#! left CBS001 embeddings
from openai import OpenAI

client = OpenAI()
vector = client.embeddings.create(model="text-embedding-3-small", input="x").data[0].embedding
print(vector)
