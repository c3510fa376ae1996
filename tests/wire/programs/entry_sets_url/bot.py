import openai


class Bot:
    def __init__(self, model):
        self.model = model

    def ask(self, text):
        answer = openai.chat.completions.create(
            model=self.model, messages=[{"role": "user", "content": text}], presence_penalty=1
        )
        return answer.choices[0].message.content
