from openai import OpenAI

client = OpenAI()


def ask(text, penalty=0.5, tier=None, **kwargs):
    """Callers may go on passing a penalty."""
    if tier:
        kwargs["service_tier"] = tier
    return client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}], presence_penalty=penalty, **kwargs
    ).choices[0].message.content


print(ask("plain"))
print(ask("loud", penalty=1.5))
print(ask("tiered", tier="auto", temperature=0))
