from openai import OpenAI


def ask(client, text, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    )


local = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
own = OpenAI()
print(ask(local, "Hi", frequency_penalty=1).choices[0].message.content)
print(ask(own, "Hi", presence_penalty=1).choices[0].message.content)
