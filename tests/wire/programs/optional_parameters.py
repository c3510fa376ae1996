#! possible CBS101 CBS105
from openai import OpenAI

client = OpenAI()


def ask(text, temperature=None, frequency_penalty=None, presence_penalty=None, service_tier=None):
    optional = {
        "temperature": temperature,
        "frequency_penalty": frequency_penalty,
        "presence_penalty": presence_penalty,
        "service_tier": service_tier,
    }
    params = {name: value for name, value in optional.items() if value is not None}
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **params
    )


print(ask("Hi", temperature=0.3, presence_penalty=0.6).choices[0].message.content)
