import openai

for event in openai.Completion.create(model="text-davinci-003", prompt="Say this is a test", max_tokens=200, stream=True):
    print(event["choices"][0]["text"], end="", flush=True)
print()
