import instructor

MESSAGES = [{"role": "user", "content": "hello"}]
client = instructor.from_provider("cerebras/gpt-oss-120b")
answer = client.chat.completions.create(messages=MESSAGES, response_model=None, parallel_tool_calls=True)
print(answer.choices[0].message.content)
