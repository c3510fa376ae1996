from .gateway import Gateway

STYLE = {"presence_penalty": 0.2}


class Questions:
    def __init__(self, language):
        self.language = language
        self.gateway = Gateway(temperature=0.1, **STYLE)

    def answer(self, text):
        return self.gateway.complete(f"In {self.language}: {text}", max_completion_tokens=50)
