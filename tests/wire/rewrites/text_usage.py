from openai import OpenAI

client = OpenAI()
total = 0
for prompt in ["a", "b"]:
    r = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt)
    total += r.usage.total_tokens
    print(r.id, r.model, r.usage.prompt_tokens, r.choices[0].finish_reason, r.choices[0].text)
print(total)
