#! left CBS303 `items()`
import openai

response = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": "Hi"}])
for key, value in response["choices"][0]["message"].items():
    print(key, value)
