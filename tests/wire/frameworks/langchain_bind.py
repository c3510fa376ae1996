from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
chain = ChatPromptTemplate.from_messages([("human", "{text}")]) | llm.bind(frequency_penalty=1, stop=["x"])
print(chain.invoke({"text": "hello"}).content)
