#! possible CBS104
from agents import (
    Agent,
    ModelSettings,
    Runner,
    set_default_openai_api,
    set_default_openai_client,
    set_tracing_disabled,
)
from openai import AsyncOpenAI

set_default_openai_client(AsyncOpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1"))
set_default_openai_api("chat_completions")
set_tracing_disabled(True)
agent = Agent(name="helper", model="gpt-oss-120b", model_settings=ModelSettings(temperature=0, parallel_tool_calls=True))
print(Runner.run_sync(agent, "hello").final_output)
