import openai

openai.api_base = "https://api.cerebras.ai/v1"
openai.api_key = "csk-1"

print(openai.Model.retrieve("gpt-oss-120b")["id"])
print(openai.Model.retrieve(id="gpt-oss-120b").id)
