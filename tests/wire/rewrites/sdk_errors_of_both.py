#! options --to cerebras-sdk --model *=gpt-oss-120b
#! left CBS001 may be about either
import openai
from openai import OpenAI

chats = OpenAI()
vectors = OpenAI()
try:
    print(len(vectors.embeddings.create(model="text-embedding-3-small", input="x").data))
    print(chats.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "both"}]).choices[0].message.content)
except openai.APIError as error:
    print("no answer", error)
