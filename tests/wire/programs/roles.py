from openai import OpenAI

SYSTEM = {"role": "system", "content": "You are a poet."}
client = OpenAI()


def ask(text):
    messages = [SYSTEM, {"role": "developer", "content": "Answer in verse."}, {"role": "user", "content": text}]
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages)


print(ask("Hi").choices[0].message.content)
