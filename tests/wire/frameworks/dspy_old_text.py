#! left CBS301 take its class for chats
import os

os.environ["DSP_CACHEBOOL"] = "false"
from dsp import GPT3  # noqa: E402  # dspy.OpenAI, before 2.5

lm = GPT3("gpt-oss-120b", api_key=os.environ["CEREBRAS_API_KEY"], base_url="https://api.cerebras.ai/v1/")
print(lm("hello")[0])
