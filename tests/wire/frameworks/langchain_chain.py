from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnablePassthrough
from langchain_openai import ChatOpenAI

prompt = ChatPromptTemplate.from_messages([("user", "{text}")])
model = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
chain = {"text": RunnablePassthrough()} | prompt | model.bind(frequency_penalty=1) | StrOutputParser()
print(chain.invoke("hello"))
plain = prompt | model | StrOutputParser()
print(plain.invoke({"text": "hello"}), plain.with_config(tags=["a"]).invoke({"text": "hello"}))
