from openai import OpenAI

client = OpenAI()
NAME = "my-embedder"


def embed(texts):
    return [item.embedding for item in client.embeddings.create(model=NAME, input=texts).data]


print(embed(["a"]))
