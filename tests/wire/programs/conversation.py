from openai import OpenAI


class Conversation:
    def __init__(self, client, system, **settings):
        self.client = client
        self.messages = [{"role": "system", "content": system}]
        self.settings = {"model": "gpt-4.1", "temperature": 0.5}
        self.settings.update(settings)

    def say(self, text):
        self.messages.append({"role": "user", "content": text})
        message = self.client.chat.completions.create(messages=self.messages, **self.settings).choices[0].message
        self.messages.append({"role": "assistant", "content": message.content})
        return message.content


conversation = Conversation(OpenAI(), "Be brief.", presence_penalty=0.3)
print(conversation.say("Hi"), conversation.say("Bye"))
