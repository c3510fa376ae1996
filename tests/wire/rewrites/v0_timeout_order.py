#! left CBS303 is also what an `except` above takes
import openai

try:
    answer = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": "Hi"}])
    print(answer.choices[0].message.content)
except openai.error.APIConnectionError:
    print("no connection")
except openai.error.Timeout:
    print("too slow")
