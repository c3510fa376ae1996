#! left CBS301 `prompt` is a list
from openai import OpenAI

prompts = [f"{number} + 1 =" for number in range(3)]
response = OpenAI().completions.create(model="davinci-002", prompt=prompts, max_tokens=3)
for choice in response.choices:
    print(choice.index, choice.text)
