#! left CBS001 what it sends to completions has a client of its own
from openai import OpenAI

client = OpenAI()
print(client.completions.create(model="davinci-002", prompt="Echoed", echo=True).choices[0].text)
print(client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "a chat"}]).choices[0].message.content)
