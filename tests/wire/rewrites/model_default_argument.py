from openai import OpenAI


def ask(text, model="gpt-4o"):
    return OpenAI().chat.completions.create(model=model, messages=[{"role": "user", "content": text}]).choices[0].message.content


print(ask("default"), ask("given", model="gpt-4.1-mini"))
