import os

from langchain_openai import ChatOpenAI


def model(**options) -> ChatOpenAI:
    return ChatOpenAI(
        model="gpt-oss-120b",
        base_url="https://api.cerebras.ai/v1",
        api_key=os.environ["CEREBRAS_API_KEY"],
        temperature=0,
        **options,
    )


class Bot:
    def __init__(self, llm):
        self.llm = llm

    def ask(self, text):
        return self.llm.invoke(text, logit_bias={1: 2}).content


print(Bot(model(service_tier="auto")).ask("hello"))
