import openai

MODEL = "gpt-3.5-turbo"


class Conversation:
    def __init__(self, system):
        self.messages = [{"role": "system", "content": system}]

    def ask(self, question):
        self.messages.append({"role": "user", "content": question})
        completion = openai.ChatCompletion.create(model=MODEL, messages=self.messages)
        message = completion["choices"][0]["message"]
        self.messages.append(message)
        return message["content"]

    def transcript(self):
        return [f"{one['role']}: {one['content']}" for one in self.messages]


chat = Conversation("Answer in one sentence.")
for question in ("What is a monad?", "And a monoid?"):
    print(chat.ask(question))
print("\n".join(chat.transcript()))
