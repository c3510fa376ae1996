import os

from openai import OpenAI

BASE_URL = os.getenv("OPENAI_BASE_URL", "https://api.openai.com/v1")
MODEL = os.getenv("OPENAI_MODEL", "gpt-4o-mini")

client = OpenAI(base_url=BASE_URL, api_key=os.environ["OPENAI_API_KEY"])
print(client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": "from the environment"}]).choices[0].message.content)
