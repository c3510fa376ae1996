#! left CBS108 gives one answer for a request
import sys

from openai import OpenAI

client = OpenAI()
if len(sys.argv) > 1:
    answer = client.completions.create(model="gpt-3.5-turbo-instruct", prompt="one argument")
else:
    answer = client.completions.create(model="gpt-3.5-turbo-instruct", prompt="no argument", n=2)
print(answer.choices[-1].text)
