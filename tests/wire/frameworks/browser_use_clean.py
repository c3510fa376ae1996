import asyncio
import os

from browser_use.llm import ChatCerebras, ChatOpenAI
from browser_use.llm.messages import UserMessage

HELLO = [UserMessage(content="hello")]
llm = ChatOpenAI(
    model="gpt-oss-120b",
    base_url="https://api.cerebras.ai/v1",
    api_key=os.environ["CEREBRAS_API_KEY"],
    frequency_penalty=None,
)
print(asyncio.run(llm.ainvoke(HELLO)).completion)
print(asyncio.run(ChatCerebras(model="gpt-oss-120b").ainvoke(HELLO)).completion)
