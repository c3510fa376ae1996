from pydantic_ai import Agent, ModelSettings
from pydantic_ai.models.cerebras import CerebrasModel

settings = ModelSettings(temperature=0.2, logit_bias={"1": 1}, top_k=4)
print(Agent(CerebrasModel("gpt-oss-120b"), model_settings=settings).run_sync("hello").output)
print(Agent("cerebras:gpt-oss-120b", model_settings=settings, metadata={"a": 1}).run_sync("hello").output)
