from agno.agent import Agent
from agno.models.litellm import LiteLLM

HERE = {"api_base": "https://api.cerebras.ai/v1", "api_key": "csk-1"}
plain = Agent(model=LiteLLM(id="cerebras/gpt-oss-120b", temperature=0.2), telemetry=False)
print(plain.run("hello").content)
asked = LiteLLM(id="openai/gpt-oss-120b", request_params={"presence_penalty": 1}, **HERE)
print(Agent(model=asked, telemetry=False).run("hello").content)
