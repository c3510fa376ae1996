#! possible CBS302
from openai import OpenAI

client = OpenAI()
for batch in client.batches.list():
    print(batch)
