#! left CBS303 something else may come here too
import openai


def ask(text):
    try:
        return openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": text}])
    except openai.error.RateLimitError:
        return {"choices": [{"message": {"content": "busy"}}]}


print(ask("Hi")["choices"][0]["message"]["content"])
