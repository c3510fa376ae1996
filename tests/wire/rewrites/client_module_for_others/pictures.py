import openai


def picture(text):
    return openai.images.generate(model="dall-e-3", prompt=text)
