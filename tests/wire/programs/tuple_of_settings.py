from openai import OpenAI


def setup():
    client = OpenAI()
    options = {"temperature": 0.1}
    options.update(presence_penalty=0.2)
    return client, "gpt-4o-mini", options


client, model, options = setup()
print(client.chat.completions.create(model=model, messages=[], **options).choices[0].message.content)
