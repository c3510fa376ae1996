import asyncio

import litellm
from litellm import Router

MESSAGES = [{"role": "user", "content": "hello"}]
litellm.disable_aiohttp_transport = True
router = Router(
    model_list=[
        {"model_name": "fast", "litellm_params": {"model": "cerebras/gpt-oss-120b", "temperature": 0.2}},
        {
            "model_name": "open",
            "litellm_params": {
                "model": "openai/gpt-oss-120b",
                "api_base": "https://api.cerebras.ai/v1",
                "api_key": "csk-1",
                "frequency_penalty": 1,
            },
        },
        {"model_name": "other", "litellm_params": {"model": "groq/llama", "presence_penalty": 1}},
    ],
    num_retries=0,
)
print(router.completion(model="fast", messages=MESSAGES, logit_bias=None).choices[0].message.content)
print(router.completion(model="open", messages=MESSAGES, service_tier="auto").choices[0].message.content)
print(asyncio.run(router.acompletion("open", MESSAGES)).choices[0].message.content)
