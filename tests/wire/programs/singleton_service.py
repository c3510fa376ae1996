from openai import OpenAI


class Service:
    _instance = None

    def __init__(self):
        self.client = OpenAI()

    @classmethod
    def instance(cls):
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance

    def embed(self, text):
        return self.client.embeddings.create(model="my-embedder", input=text).data[0].embedding

    def ask(self, text, **options):
        return self.client.chat.completions.create(
            model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
        ).choices[0].message.content


print(Service.instance().embed("x"))
print(Service.instance().ask("Hi", service_tier="auto"))
