#! left CBS303 `error.headers` of an exception is read
import openai

try:
    answer = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": "Hi"}])
    print(answer.choices[0].message.content)
except openai.error.RateLimitError as error:
    print(error.headers.get("Retry-After"))
