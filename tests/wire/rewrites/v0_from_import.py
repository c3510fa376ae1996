from openai import ChatCompletion


def reply(text):
    chat = ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": text}])
    return chat["choices"][0]["message"]["content"]


print(reply("Good morning"))
