#! left CBS108 gives one answer for a request
from openai import OpenAI

client = OpenAI()
names = client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Name a cat", n=3, best_of=3)
for number, choice in enumerate(names.choices, 1):
    print(f"{number}. {choice.text.strip()} ({choice.finish_reason})")
