from openai import OpenAI


def ask(client, prompt):
    completion = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt, max_tokens=10)
    return completion.choices[0].text


print(ask(OpenAI(), "passed in"))
