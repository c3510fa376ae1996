from openai import OpenAI

client = OpenAI()
history = ""
for line in ["Hi", "How are you?", "Bye"]:
    history += f"Human: {line}\nAI:"
    completion = client.completions.create(
        model="gpt-3.5-turbo-instruct", prompt=history, stop=["Human:", "AI:"], max_tokens=150
    )
    reply = completion.choices[0].text.strip()
    history += f" {reply}\n"
    print(reply)
