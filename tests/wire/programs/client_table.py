from cerebras.cloud.sdk import Cerebras
from openai import OpenAI

CLASSES = {"openai": OpenAI, "cerebras": Cerebras}


def connect(name):
    return CLASSES[name](timeout=5)


for name in ("openai", "cerebras"):
    print(connect(name).chat.completions.create(model="gpt-oss-120b", messages=[]).choices[0].message.content)
print(connect("openai").base_url.host == "api.openai.com")
