from openai import OpenAI


class Counting:
    def __init__(self, client):
        self._client = client
        self.calls = 0

    def __getattr__(self, name):
        self.calls += 1
        return getattr(self._client, name)


client = Counting(OpenAI())
print(client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto").choices[0].message.content)
