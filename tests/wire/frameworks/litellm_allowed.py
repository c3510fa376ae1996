from litellm import completion

answer = completion(
    model="cerebras/gpt-oss-120b",
    messages=[{"role": "user", "content": "hello"}],
    presence_penalty=1,
    allowed_openai_params=["presence_penalty"],
)
print(answer.choices[0].message.content)
