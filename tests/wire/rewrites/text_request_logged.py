#! left CBS301 may serve something else
from openai import OpenAI

request = {"model": "gpt-3.5-turbo-instruct", "prompt": "Logged"}
print(sorted(request))
print(OpenAI().completions.create(**request).choices[0].text)
