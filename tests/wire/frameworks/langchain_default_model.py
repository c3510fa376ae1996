from langchain_openai import ChatOpenAI


def build(llm=None):
    return llm or ChatOpenAI(temperature=0)


print(build().invoke("a default").content)
print(ChatOpenAI(model_name="gpt-4o").invoke("a name").content)
