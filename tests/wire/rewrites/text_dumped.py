#! left CBS301 `model_dump_json()`
from openai import OpenAI

response = OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt="Dump all")
print(response.model_dump_json())
