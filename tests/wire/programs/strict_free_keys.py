from openai import OpenAI
from pydantic import BaseModel


class Answer(BaseModel):
    text: str
    counts: dict[str, int] = {}


client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
messages = [{"role": "user", "content": "Hi"}]
answer = client.beta.chat.completions.parse(model="gpt-oss-120b", messages=messages, response_format=Answer)
print(answer.choices[0].message.parsed)
