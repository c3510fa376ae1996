from openai import OpenAI

client = OpenAI()


def add_sampling(request, creative):
    request["temperature"] = 1.0 if creative else 0.0
    request["presence_penalty"] = 0.8 if creative else 0.0


def add_messages(request, text):
    request["messages"] = [{"role": "user", "content": text}]
    return request


request = {"model": "gpt-oss-120b"}
add_sampling(request, creative=True)
print(client.chat.completions.create(**add_messages(request, "Hi")).choices[0].message.content)
