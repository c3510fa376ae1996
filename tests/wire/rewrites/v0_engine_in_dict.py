import openai

PROMPT = "Translate to French: {}"


def translate(text):
    parameters = {"engine": "gpt-4", "temperature": 0}
    response = openai.ChatCompletion.create(messages=[{"role": "user", "content": PROMPT.format(text)}], **parameters)
    return response["choices"][0]["message"]["content"]


print(translate("bread"))
