#! left CBS202 together with
from pydantic import BaseModel
from pydantic_ai import Agent, NativeOutput
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.cerebras import CerebrasProvider


class Findings(BaseModel):
    flag: bool


def think(thought: str) -> str:
    """Think."""
    return thought


model = OpenAIChatModel("gpt-oss-120b", provider=CerebrasProvider(api_key="csk-1"))
try:
    print(Agent(model, tools=[think], output_type=NativeOutput(Findings), retries=0).run_sync("Explore.").output)
except Exception as error:
    print(type(error).__name__)
