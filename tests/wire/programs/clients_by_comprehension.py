import os

from openai import OpenAI

PROVIDERS = {
    "groq": {"base_url": "https://api.groq.com/openai/v1", "api_key": "k"},
    "cerebras": {"base_url": "https://api.cerebras.ai/v1", "api_key": os.environ["CEREBRAS_API_KEY"]},
}
CLIENTS = {name: OpenAI(**settings) for name, settings in PROVIDERS.items()}
groq = CLIENTS["groq"].chat.completions.create(model="llama", messages=[], frequency_penalty=1)
cerebras = CLIENTS["cerebras"].chat.completions.create(model="gpt-oss-120b", messages=[], presence_penalty=1)
print(groq.choices[0].message.content, cerebras.choices[0].message.content)
