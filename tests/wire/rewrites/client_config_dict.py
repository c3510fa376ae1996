from openai import OpenAI

CONFIG = {
    "base_url": "https://api.openai.com/v1",
    "api_key": "sk-key-of-openai",
    "timeout": 30,
}

client = OpenAI(**CONFIG)
print(client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "configured"}]).choices[0].message.content)
