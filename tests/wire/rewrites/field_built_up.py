import sys

from openai import OpenAI


def options(verbose):
    found = dict(model="gpt-4o", parallel_tool_calls=True, max_tokens=9)
    found.update(presence_penalty=0.1, seed=3)
    found.setdefault("service_tier", "auto")
    if verbose:
        found["frequency_penalty"] = 0.2
    found |= {"logit_bias": {"5": 1}}
    return found


client = OpenAI()
print(client.chat.completions.create(messages=[{"role": "user", "content": "built"}], **options(len(sys.argv) > 0)).choices[0].message.content)
