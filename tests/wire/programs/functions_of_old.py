from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
FUNCTIONS = [{"name": "now", "parameters": {"type": "object", "properties": {}}}]
messages = [
    {"role": "user", "content": "What time is it?"},
    {"role": "function", "name": "now", "content": "12:00"},
]
answer = client.chat.completions.create(model="gpt-oss-120b", messages=messages, functions=FUNCTIONS)
print(answer.choices[0].message.content)
