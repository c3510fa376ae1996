#! possible CBS104
from pydantic_ai import Agent, ModelSettings
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

model = OpenAIChatModel("gpt-4o-mini", provider=OpenAIProvider(), settings=ModelSettings(frequency_penalty=1))
agent = Agent(model, model_settings={"presence_penalty": 1, "openai_service_tier": "auto", "parallel_tool_calls": True})
print(agent.run_sync("hello", model_settings=ModelSettings(logit_bias={"1": 1}, temperature=0)).output)
