from langchain.agents import create_agent
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1", presence_penalty=1)
asked = {"messages": [{"role": "user", "content": "hello"}]}
print(create_agent(llm, tools=[]).invoke(asked)["messages"][-1].content)
print(create_agent("openai:gpt-4o", tools=[]).invoke(asked)["messages"][-1].content)
#! left CBS001 talks to OpenAI
