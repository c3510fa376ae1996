# Texts that can only be ids of the target, wherever they go: CBS004.

# case: an id that is split
import litellm

DEFAULT = "cerebras/llama3.3-70b"  #! CBS004?


def ask(name=DEFAULT):
    provider, _, model = name.partition("/")
    return litellm.completion(model=model, custom_llm_provider=provider, messages=[])

# case: ids that are taken apart
IDS = ["cerebras/zai-glm-4.6", "cerebras/gpt-oss-120b"]  #! CBS004?
BARE = [one.removeprefix("cerebras/") for one in IDS]
FIRST = str("cerebras/llama3.1-8b").split("/")  #! CBS004?

# case: an id in settings that nothing is known of
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    llm: str = "cerebras/qwen-3-32b"  #! CBS004?
    other: str = "groq/qwen-3-32b"
    prefix: str = "cerebras/"

# case: an id that is sent is told once
from litellm import completion

MODEL = "cerebras/llama3.1-8b"  #! CBS004
completion(model=MODEL, messages=[])
print(MODEL.partition("/"))

# case: an id of another provider's
from openai import OpenAI

client = OpenAI(base_url="https://gateway.example/v1", api_key="k")
client.chat.completions.create(model="cerebras/llama3.1-8b", messages=[])

# case: ids that are asked about
def renamed(model):
    if model in ("cerebras/llama3.1-8b", "cerebras/zai-glm-4.6") or model == "cerebras/qwen-3-32b":
        return "cerebras/gpt-oss-120b"
    return model

# case: prose that names one
"""Use cerebras/llama3.1-8b."""
HELP = "Models: cerebras/llama3.1-8b, cerebras/qwen-3-32b"

# case: a test holds what it likes
# file: test_names.py
IDS = ["cerebras/llama3.1-8b"]
