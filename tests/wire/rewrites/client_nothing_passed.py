from openai import OpenAI


class Assistant:
    def __init__(self, api_key=None, base_url=None, timeout=30):
        self.client = OpenAI(api_key=api_key, base_url=base_url, timeout=timeout)

    def ask(self, question):
        messages = [{"role": "user", "content": question}]
        return self.client.chat.completions.create(model="gpt-4o", messages=messages).choices[0].message.content


print(Assistant().ask("nothing is passed"))
