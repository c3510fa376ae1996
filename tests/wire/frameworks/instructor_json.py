#! left CBS201 a framework makes this request
import instructor
from openai import OpenAI
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


MESSAGES = [{"role": "user", "content": "hello"}]
plain = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client = instructor.from_openai(plain, mode=instructor.Mode.JSON)
print(client.chat.completions.create(model="gpt-oss-120b", messages=MESSAGES, response_model=Answer, presence_penalty=1))
for part in client.chat.completions.create_partial(model="gpt-oss-120b", messages=MESSAGES, response_model=Answer):
    print(part)
