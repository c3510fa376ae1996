import dspy


class Logged(dspy.LM):
    def forward(self, prompt=None, messages=None, **kwargs):
        print("asked")
        return super().forward(prompt=prompt, messages=messages, **kwargs)


lm = Logged("openai/gpt-oss-120b", presence_penalty=1, cache=False, engine="litellm", api_base="https://api.cerebras.ai/v1", api_key="csk-1")
print(lm("hello")[0])
