from llama_index.core.llms import ChatMessage
from llama_index.llms.cerebras import Cerebras

llm = Cerebras(model="gpt-oss-120b", temperature=0.2, max_tokens=500, additional_kwargs={"seed": 1})
print(llm.complete("hello"))
print(llm.chat([ChatMessage(role="user", content="hello")]))
