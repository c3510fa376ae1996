import os

from langchain_openai import AzureChatOpenAI

llm = AzureChatOpenAI(
    azure_endpoint="https://mine.openai.azure.com",
    azure_deployment="gpt",
    api_version="2024-10-21",
    api_key=os.environ.get("AZURE_OPENAI_API_KEY", "k"),
    presence_penalty=1,
)
other = AzureChatOpenAI(
    model="gpt-4o", azure_deployment="x", azure_endpoint="https://a.openai.azure.com", api_version="1", api_key="k"
)
print(llm.invoke("hello").content, other.invoke("hello").content)
