from openai import OpenAI


class Settings:
    def __init__(self, base_url: str | None = None):
        self.base_url = base_url


class Chat:
    def __init__(self, config: Settings | None = None):
        if config is None:
            config = Settings()
        self.client = OpenAI(base_url=config.base_url)

    def ask(self, text: str):
        answer = self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])
        return answer.choices[0].message.content


class Embedder:
    def __init__(self, config: Settings):
        self.client = OpenAI(base_url=config.base_url)

    def embed(self, text: str):
        return len(self.client.embeddings.create(model="text-embedding-3-small", input=text).data)
