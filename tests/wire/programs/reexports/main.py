from llm import chat, client

print(chat("Hi", presence_penalty=0.5))
print(client.embeddings.create(model="my-embedder", input="x").data[0].embedding)
