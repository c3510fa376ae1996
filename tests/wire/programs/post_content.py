import json
import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
body = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "Hi"}], "frequency_penalty": 1}
client.post("/chat/completions", cast_to=object, content=json.dumps(body).encode())
client.post("/chat/completions", cast_to=object, content=b'{"model": "gpt-oss-120b", "messages": [], "store": true}')
