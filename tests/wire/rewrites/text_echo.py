#! left CBS301 `echo`
from openai import OpenAI

response = OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt="Say it", echo=True)
print(response.choices[0].text)
