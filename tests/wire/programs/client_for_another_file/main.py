from helpers import ask
from openai import OpenAI

print(ask(OpenAI(base_url="http://localhost:8000/v1", api_key="x"), []).choices[0].message.content)
