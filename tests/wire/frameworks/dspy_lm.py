import dspy

lm = dspy.LM("openai/gpt-4o-mini", presence_penalty=1, cache=False, engine="litellm")
print(lm("hello")[0])
