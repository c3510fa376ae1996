import dspy

lm = dspy.LM("openai/gpt-oss-120b", api_base="https://api.cerebras.ai/v1", api_key="csk-1", logit_bias={"1": 1}, cache=False, engine="litellm")
print(lm("hello")[0])
