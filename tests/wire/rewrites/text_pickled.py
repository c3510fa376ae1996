#! left CBS301 pickled
import pickle

from openai import OpenAI

response = OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt="Keep")
print(pickle.loads(pickle.dumps(response)).choices[0].text)
