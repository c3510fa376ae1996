from openai import OpenAI


class Prompt:
    def __init__(self, template, **options):
        self.template = template
        self.options = options

    def __call__(self, client, **values):
        return client.chat.completions.create(
            model="gpt-oss-120b",
            messages=[{"role": "user", "content": self.template.format(**values)}],
            **self.options,
        )


translate = Prompt("Say {text} in {language}", presence_penalty=0.1)
print(translate(OpenAI(), text="Hi", language="French").choices[0].message.content)
