from langchain_cerebras import ChatCerebras
from langchain_openai import ChatOpenAI

settings = {"model": "gpt-oss-120b", "temperature": 0.5, "max_tokens": 500}
llm = ChatOpenAI(
    base_url="https://api.cerebras.ai/v1",
    api_key="csk-1",
    frequency_penalty=None,
    metadata={"team": "x"},
    tags=["presence_penalty"],
    **settings,
)
print(llm.invoke("hello", config={"tags": ["service_tier"]}).content)
other = ChatCerebras(**settings)
print(other.invoke("hello").content)
for chunk in other.stream("hello"):
    print(chunk.content, end="")
