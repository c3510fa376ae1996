import openai

openai.api_key = "sk-123"


class Chat:
    def __init__(self, model):
        self.client = openai.ChatCompletion
        self.model = model

    def ask(self, text):
        answer = self.client.create(
            engine=self.model, messages=[{"role": "user", "content": text}], presence_penalty=0.1, request_timeout=9
        )
        return answer["choices"][0]["message"]["content"]

    def again(self, text):
        answer = self.client.create(model=self.model, messages=[{"role": "user", "content": text}])
        return answer.choices[0]["message"].content


class Other(Exception):
    def __init__(self, client):
        self.client = client

    def ask(self):
        return self.client.ask("Good night")


chat = Chat("gpt-4")
print(chat.ask("Good morning"), chat.again("Good day"), Other(chat).ask())
