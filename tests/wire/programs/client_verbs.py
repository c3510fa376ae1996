from openai import OpenAI

client = OpenAI()
client.get("/models", cast_to=object)
client.delete("/chat/completions/chat-1", cast_to=object)
client.get("/chat/completions", cast_to=object)
