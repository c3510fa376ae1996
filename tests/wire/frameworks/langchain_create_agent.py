#! left CBS202 together with
from langchain.agents import create_agent
from langchain.agents.structured_output import ProviderStrategy
from langchain_openai import ChatOpenAI
from pydantic import BaseModel, ConfigDict


class Findings(BaseModel):
    model_config = ConfigDict(extra="forbid")

    flag: bool


def think(thought: str) -> str:
    """Think about it."""
    return thought


model = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
agent = create_agent(model=model, tools=[think], response_format=ProviderStrategy(Findings))
try:
    print(agent.invoke({"messages": [{"role": "user", "content": "Explore."}]})["messages"][-1].content)
except Exception as error:
    print(type(error).__name__)
