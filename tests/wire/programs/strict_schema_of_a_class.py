from openai import OpenAI
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


def form():
    schema = {"name": "answer", "strict": True, "schema": Answer.model_json_schema()}
    return {"type": "json_schema", "json_schema": schema}


client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
messages = [{"role": "user", "content": "Hi"}]
answer = client.chat.completions.create(model="gpt-oss-120b", messages=messages, response_format=form())
print(answer.choices[0].message.content)
