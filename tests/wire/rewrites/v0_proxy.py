#! left CBS303 `openai.proxy` has no counterpart
import openai

openai.proxy = None
print(openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": "Hi"}])["choices"][0]["message"]["content"])
