from base import LocalBot


class Poet(LocalBot):
    options = {"presence_penalty": 1, "model": "gpt-4o"}


print(Poet().ask("Hi").choices[0].message.content)
