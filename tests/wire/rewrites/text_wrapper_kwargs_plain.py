from openai import OpenAI

client = OpenAI()


def _complete(prompt: str, **kwargs):
    response = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt, **kwargs)
    return response.choices[0].text


print(_complete("One", max_tokens=3))
print(_complete("Two", temperature=0.5, stop=["x"]))
