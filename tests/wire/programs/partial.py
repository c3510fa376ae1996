from functools import partial

from openai import OpenAI

create = partial(OpenAI().chat.completions.create, model="gpt-oss-120b", service_tier="auto")
print(create(messages=[{"role": "user", "content": "Hi"}]).choices[0].message.content)
