#! left CBS301 `echo`
from openai import OpenAI

client = OpenAI()


def complete(prompt: str, **kwargs):
    response = client.completions.create(model="davinci-002", prompt=prompt, **kwargs)
    return response.choices[0].text


print(complete("One", max_tokens=3))
print(complete("Two", max_tokens=3, echo=True))
