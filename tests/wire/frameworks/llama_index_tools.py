#! left CBS104 the framework adds it unasked
from llama_index.core.llms import ChatMessage
from llama_index.core.tools import FunctionTool
from llama_index.llms.openai_like import OpenAILike


def add(a: int, b: int) -> int:
    """Add."""
    return a + b


llm = OpenAILike(
    model="gpt-oss-120b",
    api_base="https://api.cerebras.ai/v1",
    api_key="csk-1",
    is_chat_model=True,
    is_function_calling_model=True,
)
answer = llm.chat_with_tools([FunctionTool.from_defaults(add)], chat_history=[ChatMessage(role="user", content="hello")])
print(answer.message.content)
