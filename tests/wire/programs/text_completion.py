from openai import OpenAI

client = OpenAI()
print(client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Once", max_tokens=5).choices[0].text)
