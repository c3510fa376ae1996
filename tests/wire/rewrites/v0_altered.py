#! left CBS303 it is altered here
import openai

answer = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": "Hi"}])
answer["choices"][0]["seen"] = True
print(answer["choices"][0]["message"]["content"])
