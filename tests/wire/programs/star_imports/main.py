from settings import *

print(client.chat.completions.create(model=MODEL, messages=[], **OPTIONS).choices[0].message.content)
