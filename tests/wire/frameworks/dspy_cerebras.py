import dspy

lm = dspy.LM("cerebras/gpt-oss-120b", temperature=0.5, max_tokens=500, cache=False)
print(lm("hello")[0])
