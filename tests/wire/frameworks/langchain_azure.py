#! left CBS003 told of its model in its own way
from langchain_openai import AzureChatOpenAI

llm = AzureChatOpenAI(
    azure_endpoint="https://mine.openai.azure.com",
    azure_deployment="gpt",
    api_version="2024-10-21",
    api_key="k",
    presence_penalty=1,
)
print(llm.invoke("hello").content)
