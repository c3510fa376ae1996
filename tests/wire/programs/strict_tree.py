from __future__ import annotations

from openai import OpenAI
from pydantic import BaseModel


class Node(BaseModel):
    text: str
    children: list[Node] = []


client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
messages = [{"role": "user", "content": "Hi"}]
answer = client.chat.completions.parse(model="gpt-oss-120b", messages=messages, response_format=Node)
print(answer.choices[0].message.parsed)
