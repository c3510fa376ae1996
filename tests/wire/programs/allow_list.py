from openai import OpenAI

client = OpenAI()
SUPPORTED = frozenset(["temperature", "top_p", "seed", "stop"])


def ask(text, **options):
    options = {name: value for name, value in options.items() if name in SUPPORTED}
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    )


print(ask("Hi", seed=3, frequency_penalty=1, parallel_tool_calls=False).choices[0].message.content)
