from pydantic_ai import Agent

print(Agent("openai-chat:gpt-4o-mini", model_settings={"presence_penalty": 1}).run_sync("hello").output)
print(Agent("cerebras:gpt-oss-120b", model_settings={"frequency_penalty": 1}).run_sync("hello").output)
print(Agent("groq:x", defer_model_check=True, model_settings={"service_tier": "auto"}).name)
