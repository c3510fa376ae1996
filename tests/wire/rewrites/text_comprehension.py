#! left CBS108 gives one answer for a request
from openai import OpenAI

client = OpenAI()
result = client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Three words", n=2)
texts = [choice.text for choice in result.choices if choice.text]
print(texts, len(result.choices), {c.index: c.text for c in result.choices})
