#! left CBS201 a framework makes this request
from litellm import completion

answer = completion(
    model="cerebras/gpt-oss-120b",
    messages=[{"role": "user", "content": "hello json"}],
    stream=True,
    response_format={"type": "json_object"},
)
for chunk in answer:
    print(chunk.choices[0].delta.content or "", end="")
print()
