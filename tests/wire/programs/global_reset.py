from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
DEFAULTS = {"presence_penalty": 1, "seed": 1}
EXTRA = {"logit_bias": {}}


def configure():
    global EXTRA
    EXTRA = {}
    DEFAULTS.pop("presence_penalty")


def ask():
    return client.chat.completions.create(model="gpt-oss-120b", messages=[], **DEFAULTS, **EXTRA)


configure()
print(ask().choices[0].message.content)
