import litellm
from agents import Agent, ModelSettings, Runner, set_tracing_disabled

set_tracing_disabled(True)
litellm.disable_aiohttp_transport = True
agent = Agent(name="a", model="litellm/cerebras/gpt-oss-120b", model_settings=ModelSettings(temperature=0.2))
print(Runner.run_sync(agent, "hello").final_output)
agent = Agent(name="b", model="litellm/openai/gpt-4o", model_settings=ModelSettings(presence_penalty=1))
print(Runner.run_sync(agent, "hello").final_output)
