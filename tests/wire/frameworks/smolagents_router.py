import litellm
from smolagents import LiteLLMRouterModel

litellm.disable_aiohttp_transport = True
DEPLOYMENTS = [{"model_name": "one", "litellm_params": {"model": "gpt-4o", "frequency_penalty": 1}}]
model = LiteLLMRouterModel(model_id="one", model_list=DEPLOYMENTS, presence_penalty=1)
print(model.generate([{"role": "user", "content": "hello"}]).content)
