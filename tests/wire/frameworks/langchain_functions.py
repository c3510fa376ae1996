from langchain_openai import ChatOpenAI

WEATHER = {"name": "weather", "description": "the weather", "parameters": {"type": "object", "properties": {}}}
llm = ChatOpenAI(model="gpt-oss-120b", base_url="https://api.cerebras.ai/v1", api_key="csk-1")
print(llm.bind(functions=[WEATHER], function_call={"name": "weather"}).invoke("hello").content)
#! left CBS106 function
