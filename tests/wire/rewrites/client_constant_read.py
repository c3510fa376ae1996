import os
from urllib.parse import urljoin

from openai import OpenAI

BASE_URL = "https://api.openai.com/v1"
KEY = os.environ["OPENAI_API_KEY"]

client = OpenAI(base_url=BASE_URL, api_key=KEY)
print(client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "read"}]).choices[0].message.content)
print(urljoin(BASE_URL, "models"), {"Authorization": f"Bearer {KEY}"})
