import os

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
LEGACY = False


def ask(messages, **params):
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **params)


LEGACY and ask([], presence_penalty=1)
answer = ask([], logit_bias={}) if LEGACY else ask([], seed=1)
while LEGACY:
    ask([], service_tier="auto")
for options in []:
    ask([], parallel_tool_calls=True)
print(answer.choices[0].message.content)
