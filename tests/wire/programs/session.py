from contextlib import contextmanager

from openai import OpenAI


@contextmanager
def session(**settings):
    client = OpenAI(**settings)
    try:
        yield client
    finally:
        client.close()


with session(timeout=5) as client:
    print(client.embeddings.create(model="my-embedder", input="x").data[0].embedding)
with session(base_url="http://localhost:8000/v1", api_key="x") as client:
    print(client.chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1).choices[0].message.content)
