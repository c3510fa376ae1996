#! left CBS303 `openai.ChatCompletion` is used in a way that isn't followed
import openai


class Chat:
    def __init__(self):
        self.client = openai.ChatCompletion

    def ask(self, text):
        answer = self.client.create(model="gpt-4", messages=[{"role": "user", "content": text}])
        return answer["choices"][0]["message"]["content"]


def name(client):
    return client.__name__


chat = Chat()
print(chat.ask("Good morning"), name(chat.client))
