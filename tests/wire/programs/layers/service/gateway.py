from .connection import get_client


class Gateway:
    def __init__(self, **defaults):
        self.defaults = defaults

    def complete(self, text, **options):
        answer = get_client().chat.completions.create(
            model="gpt-oss-120b",
            messages=[{"role": "user", "content": text}],
            **{**self.defaults, **options},
        )
        return answer.choices[0].message.content
