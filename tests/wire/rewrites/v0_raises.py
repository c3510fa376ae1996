#! left CBS303 is made here
import openai


def ask(text):
    if not text:
        raise openai.error.InvalidRequestError("empty", "prompt")
    return openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": text}])["choices"][0]["message"]["content"]


print(ask("Hi"))
try:
    ask("")
except openai.error.InvalidRequestError as error:
    print(error.user_message)
