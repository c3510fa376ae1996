import openai

openai.organization = "org-1"


def complete(prompt: str, engine="text-davinci-003") -> str:
    completion = openai.Completion.create(engine=engine, prompt=prompt, max_tokens=200, temperature=0.5, n=1)
    return completion["choices"][0]["text"].strip()


print(complete("Once upon a time"))
print(complete("The end"))
