from openai import OpenAI

client = OpenAI()


def ask(text, tries=2, **options):
    try:
        return client.chat.completions.create(
            model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
        ).choices[0].message.content
    except TimeoutError:
        if not tries:
            raise
        return ask(text, tries - 1, **options)


print(ask("Hi", frequency_penalty=0.1))
