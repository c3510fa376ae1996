import openai

openai.api_key = "sk-1"
completion = openai.completions.create(model="gpt-3.5-turbo-instruct", prompt="From the module")
print(completion.choices[0].text)
