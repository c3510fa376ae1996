import os

from openai import OpenAI

BASE_URL = "https://api.openai.com/v1"
API_KEY = os.getenv("OPENAI_API_KEY")

if not API_KEY:
    raise SystemExit("set OPENAI_API_KEY")
client = OpenAI(base_url=BASE_URL, api_key=API_KEY)
print(client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "constants"}]).choices[0].message.content)
