from openai import OpenAI

client = OpenAI()
for one in client.chat.completions.list():
    client.chat.completions.update(one.id, metadata={"a": "b"})
client.chat.completions.messages.list("chat-1")
client.chat.completions.delete("chat-1")
