#! options --to cerebras-sdk --model *=gpt-oss-120b
#! left CBS001 no `parse`
from openai import OpenAI
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


client = OpenAI()
done = client.chat.completions.parse(model="gpt-4o", messages=[{"role": "user", "content": "parse"}], response_format=Answer)
print(done.choices[0].message.parsed)
