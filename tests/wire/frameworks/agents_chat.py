from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, Runner, set_tracing_disabled
from openai import AsyncOpenAI

set_tracing_disabled(True)
client = AsyncOpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
settings = ModelSettings(
    frequency_penalty=1, presence_penalty=None, store=True, verbosity="low", extra_args={"service_tier": "auto"}
)
agent = Agent(
    name="helper", model=OpenAIChatCompletionsModel("gpt-oss-120b", client), model_settings=settings, tools=[]
)
print(Runner.run_sync(agent, "hello").final_output)
