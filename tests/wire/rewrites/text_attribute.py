from openai import OpenAI


class Session:
    def __init__(self):
        self.client = OpenAI()
        self.last = None

    def ask(self, question: str) -> None:
        self.last = self.client.completions.create(model="gpt-3.5-turbo-instruct", prompt=question)

    def show(self) -> None:
        if self.last is not None:
            print(self.last.choices[0].text, self.last.usage.total_tokens)


session = Session()
session.show()
session.ask("Who are you?")
session.show()
