from openai import OpenAI

text = "".join(
    chunk.choices[0].text for chunk in OpenAI().completions.create(model="davinci-002", prompt="Sing", stream=True)
)
print(text)
