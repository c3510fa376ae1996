from openai import OpenAI


def make_asker(model, **settings):
    client = OpenAI()

    def ask(text):
        answer = client.chat.completions.create(
            model=model, messages=[{"role": "user", "content": text}], **settings
        )
        return answer.choices[0].message.content

    return ask


strict = make_asker("gpt-oss-120b", temperature=0)
loud = make_asker("gpt-oss-120b", temperature=1, presence_penalty=1.5)
print(strict("a"), loud("b"))
