#! left CBS108 gives one answer for a request
from openai import OpenAI

from parsing import texts, usage_line

client = OpenAI()
response = client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Two jokes", n=2)
print(*texts(response), sep="\n")
print(usage_line(response))
