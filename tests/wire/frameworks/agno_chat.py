from agno.agent import Agent
from agno.models.openai import OpenAIChat

model = OpenAIChat(id="gpt-4o-mini", presence_penalty=1, service_tier="auto", request_params={"parallel_tool_calls": True})
print(Agent(model=model).run("hello").content)
