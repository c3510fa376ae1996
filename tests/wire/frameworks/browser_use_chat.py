import asyncio
import os

from browser_use.llm import ChatOpenAI
from browser_use.llm.messages import UserMessage

llm = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
print(asyncio.run(llm.ainvoke([UserMessage(content="hello")])).completion)
