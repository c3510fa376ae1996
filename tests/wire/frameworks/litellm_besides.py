import os

from litellm import completion

os.environ["CEREBRAS_API_KEY"] = "csk-1"
MESSAGES = [{"role": "user", "content": "hello"}]


def ask(**options):
    answer = completion(model="cerebras/gpt-oss-120b", messages=MESSAGES, num_retries=0, **options)
    print(answer.choices[0].message.content)


ask(top_k=5)
ask(temperature=0.5, min_p=0.1, metadata={"a": "b"})
