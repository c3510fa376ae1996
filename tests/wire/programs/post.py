from openai import OpenAI
from openai.types.chat import ChatCompletion

client = OpenAI()
answer = client.post(
    "/chat/completions",
    body={"model": "gpt-oss-120b", "messages": [], "frequency_penalty": 0.5},
    cast_to=ChatCompletion,
)
print(answer.choices[0].message.content)

