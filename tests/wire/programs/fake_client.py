import os

from openai import OpenAI


class FakeCompletions:
    def create(self, **request):
        return "fake " + request["model"]


class FakeClient:
    class chat:
        completions = FakeCompletions()


def connect(fake):
    return FakeClient() if fake else OpenAI(base_url="http://localhost:8000/v1", api_key="x")


print(FakeClient().chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1))
print(connect(True).chat.completions.create(model="gpt-4o", messages=[], frequency_penalty=1))
