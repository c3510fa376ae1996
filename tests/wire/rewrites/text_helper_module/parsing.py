"""Reads answers."""


def texts(response):
    return [clean(choice) for choice in response.choices]


def clean(choice):
    return choice.text.replace("\n", " ").strip()


def usage_line(response):
    return f"{response.usage.total_tokens} tokens"
