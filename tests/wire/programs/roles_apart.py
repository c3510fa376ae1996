from openai import OpenAI

client = OpenAI()


def message(role, content):
    return {"role": role, "content": content}


def ask(role, text):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[message(role, "You are terse."), message("user", text)]
    )


print(ask("system", "Hi").choices[0].message.content)
print(ask("developer", "Hi").choices[0].message.content)
