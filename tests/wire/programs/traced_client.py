from openai import OpenAI


def traced(client, name):
    original = client.chat.completions.create

    def create(*args, **kwargs):
        print(name, kwargs["model"])
        return original(*args, **kwargs)

    client.chat.completions.create = create
    return client


client = traced(OpenAI(), "openai")
print(client.chat.completions.create(model="gpt-oss-120b", messages=[], service_tier="auto").choices[0].message.content)
