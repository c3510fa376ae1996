from functools import partial

from openai import OpenAI, omit

client = OpenAI()
create = partial(client.chat.completions.create, model="gpt-oss-120b", service_tier="auto")
print(create(messages=[{"role": "user", "content": "Hi"}], service_tier=omit).choices[0].message.content)
