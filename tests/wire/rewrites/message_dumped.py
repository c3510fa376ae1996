#! left CBS107 what else reads it can't be told
import pickle

from openai import OpenAI

client = OpenAI()
history = [{"role": "user", "content": "kept", "at": 3}]


class Stored:
    def __init__(self, messages):
        self.messages = pickle.dumps(messages)


def reply():
    return client.chat.completions.create(model="gpt-4o", messages=list(history)).choices[0].message.content


print(reply())
print(pickle.loads(Stored(history).messages))
