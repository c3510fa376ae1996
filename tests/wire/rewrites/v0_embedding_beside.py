#! left CBS302 embeddings
import openai

vector = openai.Embedding.create(input=["Hello"], engine="text-embedding-ada-002")["data"][0]["embedding"]
print(vector)
flagged = openai.Moderation.create("Hello")["results"][0]["flagged"]
print(flagged)
