from openai import OpenAI

client = OpenAI()


def ask(question: str, *, sure: bool = False) -> str:
    request = {"model": "gpt-3.5-turbo-instruct", "max_tokens": 20}
    request['prompt'] = f"Answer: {question}"
    if sure:
        request["temperature"] = 0
    request["best_of"] = 1
    response = client.completions.create(**request)
    return response.choices[0].text


print(ask("When?"), ask("Where?", sure=True))
