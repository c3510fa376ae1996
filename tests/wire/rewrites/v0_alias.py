import openai as ai

ai.api_base = "https://api.openai.com/v1"
ai.api_type = "open_ai"
client = "a name that is taken"
result = ai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": client}])
print(result.choices[0]["message"].content, result["choices"][0].finish_reason)
