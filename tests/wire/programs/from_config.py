from openai import OpenAI

CONFIG = {
    "client": {"timeout": 30, "max_retries": 1},
    "request": {"model": "gpt-oss-120b", "frequency_penalty": 0.3},
}


class Bot:
    def __init__(self, client, request):
        self.client = client
        self.request = request

    @classmethod
    def from_config(cls, config):
        return cls(OpenAI(**config["client"]), config["request"])

    def ask(self, text):
        return self.client.chat.completions.create(messages=[{"role": "user", "content": text}], **self.request)


print(Bot.from_config(CONFIG).ask("Hi").choices[0].message.content)
