import openai

client = openai.OpenAI()


def allowed(text):
    return not client.moderations.create(input=text).results[0].flagged


print(allowed("hi"))
