from llm import chat
from llm.settings import Settings

print(chat("Across files", Settings()))
print(chat("Again", Settings(temperature=0.9)))
