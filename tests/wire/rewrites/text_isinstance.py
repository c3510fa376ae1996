#! left CBS301 type
from openai import OpenAI
from openai.types import Completion

response = OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt="Typed")
if isinstance(response, Completion):
    print(response.choices[0].text)
