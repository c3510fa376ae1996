from openai import OpenAI

client = OpenAI()


def tokens(prompt: str):
    response = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt, stream=True)
    for part in response:
        if part.choices[0].text:
            yield part.choices[0].text


print("".join(tokens("Once upon a time")))
