import os

from openai import OpenAI


class Bot:
    """Keeps its client and talks."""

    model = "gpt-4o"

    def __init__(self, name):
        self.name = name
        self.client = OpenAI(api_key=os.getenv("OPENAI_API_KEY"), organization="org-1")
        self.history = []

    def say(self, text):
        self.history.append({"role": "user", "content": text})
        reply = self.client.chat.completions.create(
            model=self.model,
            messages=self.history,
            n=1,
            frequency_penalty=0,  # the default
            presence_penalty=0,
        )
        content = reply.choices[0].message.content
        self.history.append({"role": "assistant", "content": content})
        return f"{self.name}: {content}"


bot = Bot("Ada")
print(bot.say("Hello"))
print(bot.say("Bye"))
