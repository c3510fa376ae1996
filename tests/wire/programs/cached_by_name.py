from functools import lru_cache

from openai import OpenAI


@lru_cache(maxsize=None)
def get_client(provider):
    if provider == "local":
        return OpenAI(base_url="http://localhost:8000/v1", api_key="x")
    return OpenAI()


print(get_client("local").chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1).choices[0].message.content)
print(get_client("openai").embeddings.create(model="my-embedder", input="x").data[0].embedding)
