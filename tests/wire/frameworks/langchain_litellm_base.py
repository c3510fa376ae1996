import os

from langchain_core.tools import tool
from langchain_litellm import ChatLiteLLM


@tool
def weather(city: str) -> str:
    """Tells the weather."""
    return city


llm = ChatLiteLLM(
    model="openai/gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"]
)
print(llm.bind_tools([weather], parallel_tool_calls=False).invoke("hello").content)
