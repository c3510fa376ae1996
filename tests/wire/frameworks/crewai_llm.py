from crewai import LLM

print(LLM(model="gpt-4o-mini", presence_penalty=1, logit_bias={1: 1}).call("hello"))
print(LLM(model="cerebras/gpt-oss-120b", frequency_penalty=1).call("hello"))
