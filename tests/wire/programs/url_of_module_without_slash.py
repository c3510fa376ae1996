import openai

openai.base_url = "https://api.cerebras.ai/v1"
openai.api_key = "csk-1"
messages = [{"role": "user", "content": "Hi"}]
print(openai.chat.completions.create(model="gpt-oss-120b", messages=messages).choices[0].message.content)
