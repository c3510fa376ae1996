from openai import OpenAI

client = OpenAI()


def summarize(text: str) -> str:
    """Summarize a text in one line."""
    return (
        client.completions.create(
            model="gpt-3.5-turbo-instruct",
            prompt="Summarize: " + text,  # the whole text
            max_tokens=60,
            stop=["\n"],
        )
        .choices[0]
        .text.strip()
        .upper()
    )


print(summarize("a long story"))
