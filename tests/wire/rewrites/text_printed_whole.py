#! left CBS301 printed as a whole
from openai import OpenAI

response = OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt="Print all")
print(response)
print(response.choices[0].text)
