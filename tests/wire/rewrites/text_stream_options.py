from openai import OpenAI

client = OpenAI()


def answer(question: str, *, live: bool) -> str:
    response = client.completions.create(
        model="gpt-3.5-turbo-instruct", prompt=f"Q: {question}\nA:", stream=live, max_tokens=64
    )
    if not live:
        return response.choices[0].text.strip()
    text = ""
    for chunk in response:
        if chunk.choices:
            text += chunk.choices[0].text
    return text.strip()


print(answer("Live?", live=True))
print(answer("Dead?", live=False))
