from openai import OpenAI

client = OpenAI()


def create(*args, **kwargs):
    print("create", len(args))
    return client.chat.completions.create(*args, **kwargs)


def embed(*args, **kwargs):
    return client.embeddings.create(*args, **kwargs)


create(model="gpt-oss-120b", messages=[], logit_bias={})
embed(model="my-embedder", input="x")
