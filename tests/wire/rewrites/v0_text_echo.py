#! left CBS301 `echo`
import openai

response = openai.Completion.create(model="gpt-3.5-turbo-instruct", prompt="Say it", echo=True)
print(response["choices"][0]["text"])
