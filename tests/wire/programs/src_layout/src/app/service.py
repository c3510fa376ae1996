from app.llm import complete


def answer(text):
    return complete(text, frequency_penalty=0.1)
