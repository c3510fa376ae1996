from functools import lru_cache

from openai import OpenAI


@lru_cache(maxsize=1)
def get_client() -> OpenAI:
    return OpenAI(timeout=10.0)


def summarize(text: str, **options) -> str:
    settings = {"model": "gpt-4o-mini", "temperature": 0, "parallel_tool_calls": False, **options}
    settings.pop("parallel_tool_calls") if "tools" not in settings else None
    response = get_client().chat.completions.create(messages=[{"role": "user", "content": text}], **settings)
    return response.choices[0].message.content


print(summarize("A long text", max_tokens=5))
