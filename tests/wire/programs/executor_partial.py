from concurrent.futures import ThreadPoolExecutor
from functools import partial

from openai import OpenAI

client = OpenAI()


def ask(text, tier=None):
    options = {"service_tier": tier} if tier else {}
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    ).choices[0].message.content


with ThreadPoolExecutor(max_workers=1) as executor:
    print(list(executor.map(partial(ask, tier="flex"), ["a", "b"])))
