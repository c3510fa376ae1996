from openai import AzureOpenAI, OpenAI


class Bot:
    client: AzureOpenAI

    def connect(self, client):
        self.client = client
        return self

    def ask(self):
        return self.client.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1)


made = AzureOpenAI(api_key="k", api_version="2024-10-21", azure_endpoint="https://me.openai.azure.com")
print(Bot().connect(made).ask().choices[0].message.content)
