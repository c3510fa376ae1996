OPTIONS = {"temperature": 0}
from settings import *

print(client.chat.completions.create(model="gpt-oss-120b", messages=[], **OPTIONS).choices[0].message.content)
