#! left CBS001 embeddings has a client of its own
from openai import OpenAI

client = OpenAI()
vector = client.embeddings.create(model="text-embedding-3-small", input="x").data[0].embedding
answer = client.chat.completions.create(
    model="gpt-4o", messages=[{"role": "user", "content": "both"}], frequency_penalty=0.5
)
print(vector, answer.choices[0].message.content)
