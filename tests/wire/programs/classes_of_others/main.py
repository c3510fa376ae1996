from openai import OpenAI

from chat import Chat, say

local = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
target = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")

print(Chat(local, frequency_penalty=1).ask("Hi"))
print(Chat(target, seed=1).ask("Hi"))
print(say(local, "Hi"))
