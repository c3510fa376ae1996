from openai import OpenAI

client = OpenAI()


def first_text(response):
    return response.choices[0].text.strip()


def translate(sentence: str, language: str = "French") -> str:
    prompt = f"Translate to {language}: {sentence}"
    response = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=prompt, max_tokens=200)
    return first_text(response)


print(translate("Good morning"))
print(first_text(client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Good evening")))
