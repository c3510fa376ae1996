from concurrent.futures import ThreadPoolExecutor

from openai import OpenAI

client = OpenAI()


def ask(text):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}], presence_penalty=1)


with ThreadPoolExecutor(2) as pool:
    for answer in pool.map(ask, ["a", "b"]):
        print(answer.choices[0].message.content)
