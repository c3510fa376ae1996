#! todo CBS103
from bot import ask

print(ask([], 0.5).choices[0].message.content)
