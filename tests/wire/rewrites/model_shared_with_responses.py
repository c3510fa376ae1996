#! left CBS004 the client that sends it stays where it is
from openai import OpenAI

MODEL = "gpt-4o"
chat = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
others = OpenAI()
print(chat.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": "one id"}]).choices[0].message.content)
print(others.responses.create(model=MODEL, input="one id") is None)
