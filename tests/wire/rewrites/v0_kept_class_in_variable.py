from openai import ChatCompletion

chat = ChatCompletion


def ask(text):
    answer = chat.create(model="gpt-4", messages=[{"role": "user", "content": text}])
    return answer["choices"][0]["message"]["content"]


print(ask("Good morning"))
