from openai import OpenAI

client = OpenAI()


def message(role, content):
    return {"role": role, "content": content}


def prompt(text):
    return [message("system", "You are terse."), message("developer", "Use English."), message("user", text)]


print(client.chat.completions.create(model="gpt-oss-120b", messages=prompt("Hi")).choices[0].message.content)
