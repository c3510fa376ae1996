import asyncio

from browser_use import ChatOpenAI
from browser_use.llm.messages import UserMessage

llm = ChatOpenAI("gpt-4o-mini", service_tier="flex")
print(asyncio.run(llm.ainvoke([UserMessage(content="hello")])).completion)
