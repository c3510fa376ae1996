from openai import OpenAI

response = OpenAI().completions.create(
    model="gpt-3.5-turbo-instruct",
    prompt="Sure?",
    logprobs=5,
    best_of=1,
)
print(response.choices[0].text)
