from openai import OpenAI

client = OpenAI()
completions = client.completions
print(completions.create(model="my-model", prompt="Once", frequency_penalty=0.5).choices[0].text)
