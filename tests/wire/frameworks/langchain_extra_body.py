from langchain_openai import ChatOpenAI

llm = ChatOpenAI(
    model="gpt-oss-120b",
    base_url="https://api.cerebras.ai/v1",
    api_key="csk-1",
    extra_body={"presence_penalty": 1, "min_p": 0.1},
)
print(llm.invoke("hello").content)
