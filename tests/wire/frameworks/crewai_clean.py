from crewai import LLM

print(LLM(model="cerebras/gpt-oss-120b", temperature=0.2, max_tokens=500).call("hello"))
