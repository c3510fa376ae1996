from openai import OpenAI

client = OpenAI()


def ask(text, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    ).choices[0].message.content


HANDLERS = {
    "poem": lambda text: ask("A poem: " + text, presence_penalty=1.2),
    "fact": lambda text: ask("A fact: " + text, temperature=0),
}
print(HANDLERS["poem"]("spring"))
print(HANDLERS["fact"]("spring"))
