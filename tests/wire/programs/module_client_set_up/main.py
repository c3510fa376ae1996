import setup_openai
import openai

print(openai.chat.completions.create(model="gpt-4o", messages=[], presence_penalty=1).choices[0].message.content)
