from openai import OpenAI


class Client(OpenAI):
    def ask(self, text, **options):
        return self.chat.completions.create(
            model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
        )


print(Client().ask("Hi", logit_bias={}).choices[0].message.content)
