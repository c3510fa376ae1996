from agno.agent import Agent
from agno.models.cerebras import Cerebras, CerebrasOpenAI

print(Agent(model=CerebrasOpenAI(id="gpt-oss-120b", temperature=0.2), metadata={"a": 1}).run("hello").content)
print(Agent(model=Cerebras(id="gpt-oss-120b", max_completion_tokens=500)).run("hello").content)
