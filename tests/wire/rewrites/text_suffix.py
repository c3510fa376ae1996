#! left CBS301 `suffix`
from openai import OpenAI

response = OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt="def f():", suffix="return 1")
print(response.choices[0].text)
