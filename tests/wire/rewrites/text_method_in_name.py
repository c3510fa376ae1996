#! left CBS301 named elsewhere
from functools import partial

from openai import OpenAI

complete = partial(OpenAI().completions.create, model="gpt-3.5-turbo-instruct")
print(complete(prompt="Partial").choices[0].text)
