#! options --to cerebras-sdk --model *=gpt-oss-120b
#! left CBS001 a module is used as a client
import openai

openai.api_key = "sk-key-of-openai"
print(openai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "module"}]).choices[0].message.content)
