from openai import OpenAI


class Bot:
    def __init__(self, url):
        self.client = OpenAI(api_key="x")
        self.client.base_url = url

    def ask(self, text):
        return self.client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": text}], service_tier="auto"
        )


print(Bot("http://localhost:8000/v1").ask("Hi").choices[0].message.content)
