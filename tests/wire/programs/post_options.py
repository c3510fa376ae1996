import os

from openai import OpenAI
from openai.types.chat import ChatCompletion

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])
body = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "Hi"}]}
client.post("/chat/completions", cast_to=ChatCompletion, body=body, options={"extra_json": {"service_tier": "auto"}})
client.post("chat/completions", cast_to=ChatCompletion, options={"extra_json": {**body, "logit_bias": {}}})
client.with_options(max_retries=0).post("/chat/completions", cast_to=object, body={**body, "store": True})
