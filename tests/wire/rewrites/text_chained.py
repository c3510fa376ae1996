from openai import OpenAI

client = OpenAI()
outline = client.completions.create(model="gpt-3.5-turbo-instruct", prompt="An outline for a talk")
talk = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=outline.choices[0].text)
title = client.completions.create(
    model="gpt-3.5-turbo-instruct",
    prompt="A title for: " + client.completions.create(model="gpt-3.5-turbo-instruct", prompt="x").choices[0].text,
)
print(talk.choices[0].text, title.choices[0].text)
