import time

from openai import APIError, OpenAI

client = OpenAI()


def ask(prompt: str, tries: int = 3) -> str | None:
    response = None
    for attempt in range(tries):
        try:
            response = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt)
            break
        except APIError:
            time.sleep(0)
    if response is None:
        return None
    return response.choices[0].text


print(ask("Try this"))
