from openai import OpenAI


class Bot:
    options = {"model": "llama"}

    def connect(self):
        raise NotImplementedError

    def ask(self, text):
        return self.connect().chat.completions.create(messages=[{"role": "user", "content": text}], **self.options)


class LocalBot(Bot):
    def connect(self):
        return OpenAI(base_url="http://localhost:8000/v1", api_key="x")
