from openai import OpenAI

client = OpenAI()
response = client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Anything?")
if response and response.choices and response.choices[0].text:
    print(response.choices[0].text or "nothing")
text = response.choices[0].text if response.choices else ""
print(text)
