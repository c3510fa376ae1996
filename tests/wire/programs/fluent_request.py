from openai import OpenAI


class Request:
    def __init__(self, model):
        self.body = {"model": model, "messages": []}

    def user(self, text):
        self.body["messages"].append({"role": "user", "content": text})
        return self

    def with_option(self, name, value):
        self.body[name] = value
        return self

    def send(self):
        return OpenAI().chat.completions.create(**self.body)


print(Request("gpt-oss-120b").user("Hi").with_option("frequency_penalty", 0.2).send().choices[0].message.content)
