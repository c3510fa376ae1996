import instructor

MESSAGES = [{"role": "user", "content": "hello"}]
client = instructor.from_provider("openai/gpt-4o-mini")
answer = client.create(messages=MESSAGES, response_model=None, frequency_penalty=0.1)
print(answer.choices[0].message.content)
