import time

from openai import OpenAI

client = OpenAI()


def timed(prompt: str):
    start = time.time()
    response = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt)
    return response, time.time() - start


response, seconds = timed("Quick")
print(response.choices[0].text, seconds < 60)
