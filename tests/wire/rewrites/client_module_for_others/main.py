#! left CBS001 what it sends to images has a client of its own
import openai
from pictures import picture

print(openai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "a chat"}]).choices[0].message.content)
print(picture("a cat") is None)
