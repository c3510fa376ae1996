from openai import OpenAI

from registry import task

client = OpenAI()


def ask(text, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    ).choices[0].message.content


@task("poem")
def poem(topic):
    return ask("A poem about " + topic, frequency_penalty=0.8)


@task("fact")
def fact(topic):
    return ask("A fact about " + topic, temperature=0)
