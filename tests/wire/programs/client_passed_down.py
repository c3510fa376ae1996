from openai import OpenAI


def embed(client, texts):
    return [item.embedding for item in client.embeddings.create(model="my-embedder", input=texts).data]


def index(client, documents):
    return dict(zip(documents, embed(client, documents)))


def main():
    return index(OpenAI(), ["a"])


print(main())
