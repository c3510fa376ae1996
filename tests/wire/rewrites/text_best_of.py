#! left CBS301 `best_of`
from openai import OpenAI

response = OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt="The best", best_of=5, n=1)
print(response.choices[0].text)
