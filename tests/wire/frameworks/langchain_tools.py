from langchain_core.tools import tool
from langchain_openai import ChatOpenAI


@tool
def add(a: int, b: int) -> int:
    """Add."""
    return a + b


llm = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
agent = llm.bind_tools([add], tool_choice="auto", parallel_tool_calls=False)
print(agent.invoke("hello").content)
print(llm.bind_tools([add], parallel_tool_calls=None).invoke("hello").content)
