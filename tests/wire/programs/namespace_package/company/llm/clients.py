from openai import OpenAI


def make():
    return OpenAI()
