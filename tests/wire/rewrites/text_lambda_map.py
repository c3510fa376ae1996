from concurrent.futures import ThreadPoolExecutor

from openai import OpenAI

client = OpenAI()


def ask(prompt):
    return client.completions.create(model="gpt-3.5-turbo-instruct", prompt=str(prompt), temperature=0)


with ThreadPoolExecutor(2) as pool:
    for result in pool.map(ask, ["one", "two"]):
        print(result.choices[0].text)
print(list(map(lambda choice: choice.text, ask("three").choices)))
print(max(ask("four").choices, key=lambda choice: len(choice.text)).text)
