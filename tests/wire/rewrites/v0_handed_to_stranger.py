#! left CBS303 what reads the answer can't be followed
import operator

import openai

response = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": "Hi"}])
choices = operator.itemgetter("choices")(response)
print(choices[0]["message"]["content"])
