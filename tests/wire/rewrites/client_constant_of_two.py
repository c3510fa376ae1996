#! left CBS001 embeddings
import os

from openai import OpenAI

BASE_URL = "https://api.openai.com/v1"
KEY = os.environ["OPENAI_API_KEY"]

chats = OpenAI(base_url=BASE_URL, api_key=KEY)
vectors = OpenAI(base_url=BASE_URL, api_key=KEY)
print(chats.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "one constant"}]).choices[0].message.content)
print(len(vectors.embeddings.create(model="text-embedding-3-small", input="one constant").data))
