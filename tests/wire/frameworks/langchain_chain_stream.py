from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

prompt = ChatPromptTemplate.from_messages([("user", "{text} as json")])
model = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
as_json = model.bind(response_format={"type": "json_object"})
chain = prompt | as_json | StrOutputParser()
print("".join(chain.stream({"text": "hello"})))
#! left CBS201 a framework makes this request
