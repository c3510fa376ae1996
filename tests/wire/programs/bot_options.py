from openai import OpenAI


class Bot:
    def __init__(self, client, penalty=0.5):
        self._client = client
        self._options = {"model": "gpt-oss-120b"}
        self._options["presence_penalty"] = penalty

    def say(self, text):
        return self._client.chat.completions.create(messages=[{"role": "user", "content": text}], **self._options)


print(Bot(OpenAI()).say("Hi").choices[0].message.content)
