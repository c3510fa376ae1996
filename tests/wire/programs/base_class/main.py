from base import Bot


class Poet(Bot):
    options = {"presence_penalty": 1, "model": "gpt-oss-120b"}

    def embed(self, text):
        return self.client.embeddings.create(model="my-embedder", input=text).data[0].embedding


print(Poet().ask("Hi").choices[0].message.content, Poet().embed("x"))
