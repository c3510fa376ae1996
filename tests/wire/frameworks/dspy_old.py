#! left CBS301 take its class for chats
import os

os.environ["DSP_CACHEBOOL"] = "false"
from dsp import GPT3  # noqa: E402  # dspy.OpenAI, before 2.5

lm = GPT3(model="gpt-3.5-turbo", max_tokens=250)
print(lm("hello")[0])
