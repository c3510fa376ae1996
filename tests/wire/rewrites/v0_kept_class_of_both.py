#! left CBS303 `openai.ChatCompletion` is used in a way that isn't followed
import openai


class Fake:
    @staticmethod
    def create(**kwargs):
        return {"choices": [{"message": {"content": "fake"}}]}


class Chat:
    def __init__(self, fake=False):
        self.client = openai.ChatCompletion
        if fake:
            self.client = Fake

    def ask(self, text):
        answer = self.client.create(model="gpt-4", messages=[{"role": "user", "content": text}])
        return answer["choices"][0]["message"]["content"]


print(Chat().ask("Good morning"), Chat(fake=True).ask("Good day"))
