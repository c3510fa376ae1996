def ask(client, messages):
    return client.chat.completions.create(model="llama", messages=messages, presence_penalty=1)
