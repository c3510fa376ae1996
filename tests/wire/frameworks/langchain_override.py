from langchain_core.tools import tool
from langchain_openai import ChatOpenAI


@tool
def weather(city: str) -> str:
    """What the weather is like."""
    return "fine"


class Single(ChatOpenAI):
    def bind_tools(self, tools, **kwargs):
        kwargs["parallel_tool_calls"] = False
        kwargs.pop("service_tier", None)
        return super().bind_tools(tools, **kwargs)


print(Single(model="gpt-oss-120b").bind_tools([weather], service_tier="auto").invoke("hello").content)
