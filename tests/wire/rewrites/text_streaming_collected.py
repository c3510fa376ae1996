from openai import OpenAI

client = OpenAI()


def complete(prompt: str) -> str:
    collected = []
    for event in client.completions.create(
        model="gpt-3.5-turbo-instruct", prompt=prompt, max_tokens=100, temperature=0, stream=True
    ):
        event_text = event.choices[0].text
        collected.append(event_text)
    return "".join(collected)


print(complete("Count to ten"))
