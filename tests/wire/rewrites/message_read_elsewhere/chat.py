from openai import OpenAI

client = OpenAI()


class Chat:
    def __init__(self):
        self.history = []

    def add(self, role, text):
        self.history.append({"role": role, "content": text, "at": len(self.history), "mood": "calm"})

    def ask(self, text):
        self.add("user", text)
        reply = client.chat.completions.create(model="gpt-4o", messages=self.history).choices[0].message.content
        self.add("assistant", reply)
        return reply
