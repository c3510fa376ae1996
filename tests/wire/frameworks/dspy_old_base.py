#! left CBS101 adds it unasked
import os

os.environ["DSP_CACHEBOOL"] = "false"
from dsp import GPT3  # noqa: E402  # dspy.OpenAI, before 2.5

KEY = os.environ["CEREBRAS_API_KEY"]
lm = GPT3(
    model="gpt-oss-120b", model_type="chat", api_key=KEY, api_base="https://api.cerebras.ai/v1", parallel_tool_calls=True
)
print(lm("hello")[0])
