from openai import OpenAI

client = OpenAI()
response = client.completions.create(model="gpt-3.5-turbo-instruct", prompt="In quotes")
print(f"Answer: {response.choices[0].text.strip()}!")
print(f'Answer: {response.choices[0].text!r:>40}')
