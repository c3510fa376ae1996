import openai

openai.base_url = "http://localhost:8000/v1/"
openai.api_key = "x"
print(openai.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1).choices[0].message.content)
