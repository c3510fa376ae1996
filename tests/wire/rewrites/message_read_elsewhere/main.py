import chat

one = chat.Chat()
print(one.ask("hello"), one.ask("again"))
for message in one.history:
    print(message["at"], message.get("mood"), message["content"])
