import openai
from pydantic import BaseModel


class Search(BaseModel):
    query: str
    limit: int


client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
messages = [{"role": "user", "content": "Hi"}]
answer = client.chat.completions.create(
    model="gpt-oss-120b", messages=messages, tools=[openai.pydantic_function_tool(Search)], tool_choice="required"
)
print(answer.choices[0].message.content)
