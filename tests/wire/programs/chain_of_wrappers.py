from openai import OpenAI

client = OpenAI()


def complete(**request):
    request.setdefault("model", "gpt-oss-120b")
    return client.chat.completions.create(**request)


def chat(messages, **options):
    return complete(messages=messages, **options).choices[0].message.content


def summarize(text, words=50, **options):
    prompt = f"Summarize in {words} words: {text}"
    return chat([{"role": "user", "content": prompt}], temperature=0.2, **options)


print(summarize("Ada Lovelace wrote notes.", words=20, frequency_penalty=0.4))
print(summarize("Nothing more."))
