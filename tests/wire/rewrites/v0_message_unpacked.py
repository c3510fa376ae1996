import openai


class Message:
    def __init__(self, role, content, **other):
        self.role, self.content = role, content


answer = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": "Hi"}])
message = Message(**answer["choices"][0]["message"])
print(message.role, message.content)
