import openai
from pydantic import BaseModel, Field


class Search(BaseModel):
    query: str = Field(pattern=".")
    days: list[int] = Field(default_factory=list, max_length=3)


class Stop(BaseModel):
    """No more to do."""


client = openai.OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
tools = [openai.pydantic_function_tool(Search), openai.pydantic_function_tool(Stop, name="stop")]
messages = [{"role": "user", "content": "Hi"}]
answer = client.chat.completions.create(model="gpt-oss-120b", messages=messages, tools=tools, tool_choice="auto")
print(answer.choices[0].message.content)
