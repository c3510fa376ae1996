#! left CBS301 `object`
from openai import OpenAI

response = OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt="Kind")
print(response.object, response.choices[0].text)
