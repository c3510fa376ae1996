#! left CBS303 something else may come here too
import openai

CHAT = ("gpt-4", "gpt-3.5-turbo")


def generate(prompt: str, model: str) -> str:
    if model in CHAT:
        response = openai.ChatCompletion.create(model=model, messages=[{"role": "user", "content": prompt}])
        text = response["choices"][0]["message"]["content"]
    else:
        response = openai.Completion.create(model=model, prompt=prompt, max_tokens=200)
        text = response["choices"][0]["text"]
    print(response["usage"]["total_tokens"])
    return text.strip()


print(generate("A chat", "gpt-4"))
print(generate("A text", "text-davinci-003"))
