from openai import BadRequestError, OpenAI

client = OpenAI(base_url="http://localhost:8000/v1", api_key="x")
target = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
RISKY = ("logit_bias", "service_tier")


def ask(first, messages, **params):
    try:
        return first.chat.completions.create(model="llama", messages=messages, **params)
    except BadRequestError:
        for name in RISKY:
            params.pop(name, None)
        return target.chat.completions.create(model="gpt-oss-120b", messages=messages, **params)


print(ask(client, [], logit_bias={"1": 1}, service_tier="auto").choices[0].message.content)
print(ask(target, [], seed=1).choices[0].message.content)
