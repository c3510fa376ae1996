from openai import OpenAI

DEFAULTS = {"model": "gpt-3.5-turbo-instruct", "temperature": 0.2, "max_tokens": 32}
client = OpenAI()
for question in ("why", "how"):
    answer = client.completions.create(prompt=question, **DEFAULTS)
    print(question, answer.choices[0].text)
