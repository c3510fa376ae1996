from openai import NOT_GIVEN, OpenAI

client = OpenAI()
DEFAULTS = {"model": "gpt-oss-120b", "temperature": 0.7, "service_tier": "auto"}


def main():
    params = {**DEFAULTS, "service_tier": NOT_GIVEN}
    return client.chat.completions.create(messages=[{"role": "user", "content": "Hi"}], **params)


print(main().choices[0].message.content)
