from langchain.chat_models import init_chat_model
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="llama", base_url="http://localhost:11434/v1", api_key="none", presence_penalty=1)
print(llm.invoke("hello", parallel_tool_calls=False).content)
llm = init_chat_model("openai:llama", base_url="https://api.groq.com/openai/v1", api_key="gsk", service_tier="flex")
print(llm.invoke("hello").content)
