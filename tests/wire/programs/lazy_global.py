from openai import OpenAI

_client: OpenAI | None = None


def get_client() -> OpenAI:
    global _client
    if _client is None:
        _client = OpenAI(max_retries=1)
    return _client


def embed(text):
    return get_client().embeddings.create(model="my-embedder", input=text).data[0].embedding


def ask(text, **options):
    return get_client().chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    )


print(embed("x"), ask("Hi", parallel_tool_calls=True).choices[0].message.content)
