from langchain_litellm import ChatLiteLLM

llm = ChatLiteLLM(model="gpt-4o-mini", frequency_penalty=1, model_kwargs={"presence_penalty": 1})
print(llm.invoke("hello", logit_bias={"1": 1}).content)
