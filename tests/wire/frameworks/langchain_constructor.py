from langchain_openai import ChatOpenAI

llm = ChatOpenAI(
    model="gpt-oss-120b",
    frequency_penalty=0.5,
    presence_penalty=None,
    logit_bias={1: 2},
    service_tier="auto",
    max_tokens=200,
    model_kwargs={"parallel_tool_calls": True},
    metadata={"kept": "by langchain"},
)
print(llm.invoke("hello").content)
