import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", default_headers={"Authorization": f"Bearer {os.environ['CEREBRAS_API_KEY']}"})
client.chat.completions.create(model="gpt-oss-120b", messages=[])
