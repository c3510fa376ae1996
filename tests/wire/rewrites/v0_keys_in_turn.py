#! left CBS303 `openai.api_key` is set under a condition
import openai

for key in ("sk-a", "sk-b"):
    openai.api_key = key
    response = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": key}])
    print(response["choices"][0]["message"]["content"])
