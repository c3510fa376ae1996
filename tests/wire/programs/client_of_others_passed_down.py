from openai import OpenAI


def ask(client, text, **options):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], **options)


def poem(client, topic):
    return ask(client, "A poem about " + topic, presence_penalty=1)


def main():
    local = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
    return poem(local, "rain")


print(main().choices[0].message.content)
