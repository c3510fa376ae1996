import os

from openai import OpenAI


class Cerebras(OpenAI):
    def __init__(self, **kwargs):
        super().__init__(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"], **kwargs)


print(Cerebras().chat.completions.create(model="gpt-oss-120b", messages=[], logit_bias={"1": 1}).choices[0].message.content)
