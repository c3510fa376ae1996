from openai import OpenAI

_client = OpenAI()


def complete(prompt: str, max_tokens: int = 64):
    return _client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt, max_tokens=max_tokens)
