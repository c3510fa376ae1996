from agno.agent import Agent
from agno.models.cerebras import CerebrasOpenAI
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


agent = Agent(model=CerebrasOpenAI(id="gpt-oss-120b"), output_schema=Answer)
for event in agent.run("hello", stream=True):
    pass
print("done")
