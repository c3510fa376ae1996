from langchain.chat_models import init_chat_model

llm = init_chat_model("gpt-4o", temperature=0, presence_penalty=1)
print(llm.invoke("hello").content)
llm = init_chat_model("gpt-4o-mini", model_provider="openai")
print(llm.bind(logit_bias={1: 1}).invoke("hello").content)
