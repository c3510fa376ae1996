import os

import dspy
from openai import OpenAI


class Direct(dspy.LM):
    def __init__(self):
        super().__init__("openai/gpt-4o-mini", frequency_penalty=1, cache=False)
        self.client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])

    def forward(self, prompt=None, messages=None, **kwargs):
        messages = messages or [{"role": "user", "content": prompt}]
        return self.client.chat.completions.create(model="gpt-oss-120b", messages=messages, logit_bias={"1": 1})


print(Direct()("hello")[0])
