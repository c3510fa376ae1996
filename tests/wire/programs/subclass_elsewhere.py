from openai import OpenAI


class LocalClient(OpenAI):
    """A client of the server on this machine."""

    def __init__(self, port=8000, **kwargs):
        kwargs.setdefault("api_key", "none")
        super().__init__(base_url=f"http://localhost:{port}/v1", **kwargs)

    def ask(self, text, **options):
        return self.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], **options)


print(LocalClient(port=9000).ask("Hi", logit_bias={}, frequency_penalty=1).choices[0].message.content)
