from openai import OpenAI


class Named(OpenAI):
    def __init__(self, name):
        super().__init__(timeout=5)
        self.name = name

    def ask(self, text):
        answer = self.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}])
        return self.name, answer.choices[0].message.content


print(Named("me").ask("Hi"))
