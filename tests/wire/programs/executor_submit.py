from concurrent.futures import ThreadPoolExecutor, as_completed

from openai import OpenAI

client = OpenAI()


def ask(text, **options):
    return client.chat.completions.create(
        model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **options
    ).choices[0].message.content


with ThreadPoolExecutor(max_workers=1) as executor:
    futures = [executor.submit(ask, text, frequency_penalty=0.3) for text in ("a", "b")]
    print([future.result() for future in as_completed(futures)])
