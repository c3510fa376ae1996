import openai

response = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": "A name"}], n=1)
for number, choice in enumerate(response["choices"]):
    print(number, choice["index"], choice["message"]["content"], choice.get("finish_reason", "unknown"))
print([choice["message"]["role"] for choice in response.choices])
usage = response["usage"]
print(usage["prompt_tokens"] + usage.get("completion_tokens", 0))
