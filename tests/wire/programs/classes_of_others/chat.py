class Chat:
    def __init__(self, client, **options):
        self.client = client
        self.options = options

    def ask(self, text):
        return self.client.chat.completions.create(
            model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **self.options
        ).choices[0].message.content


def say(client, text):
    messages = [{"role": "user", "content": text}]
    return client.chat.completions.create(model="gpt-4o", messages=messages, logit_bias={}).choices[0].message.content
