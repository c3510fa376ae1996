#! left CBS301 list
import sys

from openai import OpenAI

prompt = "One" if len(sys.argv) < 5 else ["One", "Two"]
print(OpenAI().completions.create(model="davinci-002", prompt=prompt).choices[0].text)
