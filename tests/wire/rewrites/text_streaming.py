from openai import OpenAI

client = OpenAI()
stream = client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Tell me a story", stream=True)
for chunk in stream:
    print(chunk.choices[0].text, end="", flush=True)
print()
