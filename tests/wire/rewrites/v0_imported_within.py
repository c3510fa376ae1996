import os


def ask(text):
    import openai

    return openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": text}])["choices"][0]["message"]["content"]


def check(text):
    import openai

    flagged = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": f"Is this bad? {text}"}])
    return flagged.choices[0].finish_reason


print(ask("Hello"), check("Hello"), "OPENAI_API_KEY" in os.environ)
