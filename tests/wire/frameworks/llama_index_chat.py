from llama_index.core.llms import ChatMessage
from llama_index.llms.openai import OpenAI

llm = OpenAI(model="gpt-4o-mini", additional_kwargs={"frequency_penalty": 1}, presence_penalty=1)
print(llm.chat([ChatMessage(role="user", content="hello")], service_tier="auto"))
