import openai
from bot import Bot

openai.base_url = "http://localhost:8000/v1/"
openai.api_key = "x"
print(Bot("gpt-4o").ask("Hi"))
