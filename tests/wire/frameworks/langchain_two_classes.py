from typing import Union

from langchain_openai import AzureChatOpenAI
from langchain_openai.chat_models import ChatOpenAI


def build(azure: bool) -> Union[ChatOpenAI, AzureChatOpenAI]:
    if azure:
        return AzureChatOpenAI(azure_endpoint="https://x.openai.azure.com", api_key="k", api_version="1", azure_deployment="d")
    return ChatOpenAI(model="gpt-4o")


llm = build(False)
print(llm.invoke("one of two").content, isinstance(llm, (ChatOpenAI, AzureChatOpenAI)))
