import sys

import openai


def stream_answer(prompt):
    response = openai.ChatCompletion.create(
        model="gpt-4",
        messages=[{"role": "user", "content": prompt}],
        stream=True,
    )
    collected = []
    for chunk in response:
        delta = chunk["choices"][0]["delta"]
        text = delta.get("content", "")
        collected.append(text)
        sys.stdout.write(text)
    print()
    return "".join(collected)


print(len(stream_answer("Count to three")))
