import instructor
from openai import OpenAI
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


MESSAGES = [{"role": "user", "content": "hello"}]
plain = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client = instructor.from_openai(plain, mode=instructor.Mode.MD_JSON)
print(client.chat.completions.create(model="gpt-oss-120b", messages=MESSAGES, response_model=Answer, max_retries=1))
print(client.create(Answer, MESSAGES, model="gpt-oss-120b", service_tier="auto"))
